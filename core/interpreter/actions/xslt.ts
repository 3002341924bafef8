/** Xslt: a map among the artifacts turns an XML document into another, into HTML or text (WDL reference 8). */

import { optionWords } from '#core/definition/operation-options.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import { artifactName } from '#core/interpreter/artifact-name.ts';
import { callConnector } from '#core/interpreter/call-connector.ts';
import { fieldOf, requireField } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs } from '#core/interpreter/step.ts';
import type { Value } from '#core/json/value.ts';

const AS_TEXT = 'generatetextoutput';
/** The other two ask for what is always done here. */
const OPTIONS = [AS_TEXT, 'disablebyteordermark', 'applyxsltoutputattributes'];

export const xslt: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  // The designer of Logic Apps leaves an empty one behind.
  if (fieldOf(fieldOf(inputs, 'function') ?? null, 'id')) {
    const advice = "Put it into the artifacts and name it in 'map.name'";
    const message = `A map that comes from a function app ('function') cannot run here. ${advice}.`;
    throw new ActionError('XsltFunctionNotSupported', message, { inputs });
  }
  const content = requireField(inputs, 'content');
  const map = artifactName(inputs, 'map');
  // `parameters` is the older name.
  const parameters = fieldOf(inputs, 'xsltParameters') ?? fieldOf(inputs, 'parameters') ?? {};
  const asText = optionsOf(inputs).includes(AS_TEXT);
  return callConnector(step, { operation: 'xml.transform', inputs: { content, map, parameters, asText } });
};

function optionsOf(inputs: Value): string[] {
  const words = optionWords(String(fieldOf(inputs, 'transformOptions') ?? ''));
  const unknown = words.find((word) => !OPTIONS.includes(word));
  if (unknown === undefined) return words;
  const known = 'GenerateTextOutput, DisableByteOrderMark and ApplyXsltOutputAttributes';
  throw new ActionError('InvalidTemplate', `The transform option '${unknown}' is none of ${known}.`, { inputs });
}

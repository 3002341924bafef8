/** FlatFileDecoding: a text of records becomes XML by a schema among the artifacts (WDL reference 8). */

import { artifactName } from '#core/interpreter/artifact-name.ts';
import { callConnector } from '#core/interpreter/call-connector.ts';
import { requireField } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs } from '#core/interpreter/step.ts';

export const flatFileDecoding: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const content = requireField(inputs, 'content');
  const schema = artifactName(inputs, 'schema');
  return callConnector(step, { operation: 'flat-file.decode', inputs: { content, schema } });
};

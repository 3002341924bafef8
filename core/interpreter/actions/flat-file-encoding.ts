/** FlatFileEncoding: XML becomes a text of records by a schema among the artifacts (WDL reference 8). */

import { artifactName } from '#core/interpreter/artifact-name.ts';
import { callConnector } from '#core/interpreter/call-connector.ts';
import { fieldsOf, requireField } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs } from '#core/interpreter/step.ts';

export const flatFileEncoding: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const content = requireField(inputs, 'content');
  const schema = artifactName(inputs, 'schema');
  const settings = fieldsOf(inputs, ['emptyNodeGenerationMode', 'xmlNormalization']);
  return callConnector(step, { operation: 'flat-file.encode', inputs: { content, schema, ...settings } });
};

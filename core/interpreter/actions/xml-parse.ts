/** XmlParse: a document becomes JSON by a schema among the artifacts (WDL reference 8). */

import { artifactName } from '#core/interpreter/artifact-name.ts';
import { callConnector } from '#core/interpreter/call-connector.ts';
import { fieldsOf, requireField } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs } from '#core/interpreter/step.ts';

export const xmlParse: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const content = requireField(inputs, 'content');
  const schema = artifactName(inputs, 'schema');
  const settings = fieldsOf(inputs, ['rootNodeQualifiedName', 'xmlReaderSettings', 'jsonWriterSettings']);
  return callConnector(step, { operation: 'xml.parse', inputs: { content, schema, ...settings } });
};

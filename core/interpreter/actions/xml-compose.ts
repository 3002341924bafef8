/** XmlCompose: JSON becomes a document by a schema among the artifacts (WDL reference 8). */

import { artifactName } from '#core/interpreter/artifact-name.ts';
import { callConnector } from '#core/interpreter/call-connector.ts';
import { fieldsOf, requireField } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs } from '#core/interpreter/step.ts';

export const xmlCompose: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const content = requireField(inputs, 'content');
  const schema = artifactName(inputs, 'schema');
  const settings = fieldsOf(inputs, ['rootNodeQualifiedName', 'dateTimeFormat', 'xmlWriterSettings']);
  return callConnector(step, { operation: 'xml.compose', inputs: { content, schema, ...settings } });
};

import { artifactField, artifactInputs } from './artifact-parts.ts';
import { defineAction } from './define-action.ts';
import { required } from './input-schemas.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

/** WDL reference 8. */
export const xmlValidation = defineAction({
  id: 'XmlValidation',
  type: 'XmlValidation',
  title: 'Validate XML',
  group: 'Data operations',
  icon: 'list-filter',
  summary: 'Check an XML document against an XML schema.',
  docs: 'The schema is one of the artifacts; schemas that it includes or imports are found there by their names as well. Content that does not fit fails the step, with the line of every violation.',
  inputsSchema: artifactInputs('schema', { content: required('The content') }),
  form: [
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    artifactField('schema', 'Order.xsd'),
  ],
  settings: ['timeout', 'secureInputs', 'trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({
    type: 'XmlValidation',
    inputs: { content: '', schema: { source: 'LogicApp', name: '' } },
    runAfter: {},
  }),
});

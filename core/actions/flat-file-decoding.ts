import { artifactField, artifactInputs } from './artifact-parts.ts';
import { defineAction } from './define-action.ts';
import { required } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 8. */
export const flatFileDecoding = defineAction({
  id: 'FlatFileDecoding',
  type: 'FlatFileDecoding',
  title: 'Decode flat file',
  group: 'Data operations',
  icon: 'table',
  summary: 'Make XML of a text of records with delimiters or fixed positions.',
  docs: 'The schema is an XML schema among the artifacts with the flat file annotations of BizTalk. A text that does not fit fails the step, with the line and column where it stops fitting.',
  inputsSchema: artifactInputs('schema', { content: required('The content') }),
  form: [
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    artifactField('schema', 'OrderLines.xsd'),
  ],
  settings: ['timeout', 'secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ title: 'XML' }),
  create: () => ({
    type: 'FlatFileDecoding',
    inputs: { content: '', schema: { source: 'LogicApp', name: '' } },
    runAfter: {},
  }),
});

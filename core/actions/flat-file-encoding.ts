import { artifactField, artifactInputs } from './artifact-parts.ts';
import { defineAction } from './define-action.ts';
import { required } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

const MODES = [
  { value: 'HonorSchemaNodeProperty', label: 'As the schema says' },
  { value: 'ForcedEnabled', label: 'Take them as empty' },
  { value: 'ForcedDisabled', label: 'Leave them out' },
];

/** WDL reference 8. */
export const flatFileEncoding = defineAction({
  id: 'FlatFileEncoding',
  type: 'FlatFileEncoding',
  title: 'Encode flat file',
  group: 'Data operations',
  icon: 'table',
  summary: 'Make a text of records with delimiters or fixed positions of XML.',
  docs: 'The schema is an XML schema among the artifacts with the flat file annotations of BizTalk. A value that is too long for its field, or holds a delimiter that nothing protects, fails the step.',
  inputsSchema: artifactInputs('schema', { content: required('The content') }),
  form: [
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    artifactField('schema', 'OrderLines.xsd'),
    {
      path: ['inputs', 'emptyNodeGenerationMode'],
      label: 'Required elements that are missing',
      control: 'choice',
      choices: MODES,
    },
  ],
  settings: ['timeout', 'secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ type: 'string', title: 'Flat file' }),
  create: () => ({
    type: 'FlatFileEncoding',
    inputs: { content: '', schema: { source: 'LogicApp', name: '' } },
    runAfter: {},
  }),
});

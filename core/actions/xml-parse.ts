import { artifactField, artifactInputs } from './artifact-parts.ts';
import { defineAction } from './define-action.ts';
import { required } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 8. */
export const xmlParse = defineAction({
  id: 'XmlParse',
  type: 'XmlParse',
  title: 'Parse XML with schema',
  group: 'Data operations',
  icon: 'braces',
  summary: 'Make JSON of an XML document, with the types that its schema gives.',
  docs: 'The document is checked against the schema first. In `body.json` numbers and booleans are such, attributes are called `:Attribute:name`, text beside attributes `:Text`. What may occur several times is a list, and an element that holds nothing but one such list is the list itself. The root element has no property of its own.',
  inputsSchema: artifactInputs('schema', { content: required('The content') }),
  form: [
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    artifactField('schema', 'Order.xsd'),
    {
      path: ['inputs', 'rootNodeQualifiedName'],
      label: 'Root element',
      control: 'text',
      help: 'Fails when the document has another one. Any that the schema declares when left empty.',
    },
    { path: ['inputs', 'jsonWriterSettings', 'ignoreAttributes'], label: 'Leave attributes out', control: 'checkbox' },
    {
      path: ['inputs', 'jsonWriterSettings', 'useFullyQualifiedNames'],
      label: 'Names with their namespaces',
      control: 'checkbox',
    },
    {
      path: ['inputs', 'xmlReaderSettings', 'ignoreWhitespace'],
      label: 'Leave texts of blanks out',
      control: 'checkbox',
    },
    {
      path: ['inputs', 'xmlReaderSettings', 'dtdProcessing'],
      label: 'DTD',
      control: 'choice',
      choices: [
        { value: 'Prohibit', label: 'Fail' },
        { value: 'Ignore', label: 'Ignore' },
      ],
    },
  ],
  settings: ['timeout', 'secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ type: 'object', properties: { json: { title: 'JSON' } } }),
  create: () => ({
    type: 'XmlParse',
    inputs: { content: '', schema: { source: 'LogicApp', name: '' } },
    runAfter: {},
  }),
});

import { artifactField, artifactInputs } from './artifact-parts.ts';
import { defineAction } from './define-action.ts';
import { given } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 8. */
export const xmlCompose = defineAction({
  id: 'XmlCompose',
  type: 'XmlCompose',
  title: 'Compose XML with schema',
  group: 'Data operations',
  icon: 'braces',
  summary: 'Make an XML document of JSON, in the order and the namespaces of its schema.',
  docs: 'The JSON looks as "Parse XML with schema" gives it. The document is `body.xml`; what it lacks by its schema stands in `body.validationEvents`. A property that the schema does not know fails the step.',
  inputsSchema: artifactInputs('schema', { content: given('The content') }),
  form: [
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    artifactField('schema', 'Order.xsd'),
    {
      path: ['inputs', 'rootNodeQualifiedName'],
      label: 'Root element',
      control: 'text',
      help: 'Needed where several elements of the schema could be the root.',
    },
    {
      path: ['inputs', 'dateTimeFormat'],
      label: 'Format of dates',
      control: 'text',
      placeholder: 'yyyy-MM-ddTHH:mm:ssK',
      help: 'For values of the type xs:dateTime; as they are when left empty.',
    },
    { path: ['inputs', 'xmlWriterSettings', 'omitXmlDeclaration'], label: 'No XML declaration', control: 'checkbox' },
    { path: ['inputs', 'xmlWriterSettings', 'indent'], label: 'Indent', control: 'checkbox' },
    {
      path: ['inputs', 'xmlWriterSettings', 'encoding'],
      label: 'Encoding',
      control: 'choice',
      choices: ['utf-8', 'utf-16', 'utf-16BE', 'ascii', 'iso-8859-1'].map((value) => ({ value, label: value })),
    },
  ],
  settings: ['timeout', 'secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({
    type: 'object',
    properties: { xml: { title: 'XML' }, validationEvents: { type: 'array', title: 'Validation events' } },
  }),
  create: () => ({
    type: 'XmlCompose',
    inputs: { content: {}, schema: { source: 'LogicApp', name: '' } },
    runAfter: {},
  }),
});

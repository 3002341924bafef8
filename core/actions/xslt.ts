import { artifactField, artifactInputs } from './artifact-parts.ts';
import { defineAction } from './define-action.ts';
import { required } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

/** WDL reference 8. */
export const xslt = defineAction({
  id: 'Xslt',
  type: 'Xslt',
  title: 'Transform XML with XSLT',
  group: 'Data operations',
  icon: 'pencil',
  summary: 'Make XML, HTML or text of an XML document with an XSLT map.',
  docs: 'The map is an XSLT 1.0 stylesheet among the artifacts. It sees the content and its parameters only: no files, no addresses, no .NET code, no function app. The body is XML content, or text where the map has `<xsl:output method="text"/>` or the result is wanted as text.',
  inputsSchema: artifactInputs('map', { content: required('The content') }),
  form: [
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    artifactField('map', 'OrderToInvoice.xslt'),
    {
      path: ['inputs', 'xsltParameters'],
      label: 'Parameters of the map',
      control: 'keyValue',
      help: 'Each is an xsl:param of the map.',
    },
    {
      path: ['inputs', 'transformOptions'],
      label: 'Give the result as text',
      control: 'checkbox',
      word: { text: 'GenerateTextOutput', in: 'text' },
    },
  ],
  settings: ['timeout', 'secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ title: 'Result' }),
  create: () => ({
    type: 'Xslt',
    inputs: { content: '', map: { source: 'LogicApp', name: '' } },
    runAfter: {},
  }),
});

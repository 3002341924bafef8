import { artifactField, artifactInputs } from './artifact-parts.ts';
import { defineAction } from './define-action.ts';
import { required } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

const KINDS = [
  { value: 'JsonToJson', label: 'JSON to JSON' },
  { value: 'JsonToText', label: 'JSON to text' },
  { value: 'XmlToJson', label: 'XML to JSON' },
  { value: 'XmlToText', label: 'XML to text' },
];

/** WDL reference 8. */
export const liquid = defineAction({
  id: 'Liquid',
  type: 'Liquid',
  title: 'Transform with Liquid',
  group: 'Data operations',
  icon: 'pencil',
  summary: 'Make JSON or text of data with a Liquid map.',
  docs: 'The map is a Liquid template among the artifacts; it sees the data as `content`. Filters may be written as in Liquid or as DotLiquid names them (`upcase`, `Upcase`). The dialect is that of Shopify: the `date` filter takes `%Y-%m-%d`, not the formats of .NET, and an unknown filter is an error.',
  inputsSchema: artifactInputs('map', { content: required('The content') }),
  form: [
    { path: ['kind'], label: 'Kind', control: 'choice', required: true, choices: KINDS },
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    artifactField('map', 'OrderToInvoice.liquid'),
  ],
  settings: ['timeout', 'secureInputs', 'secureOutputs', 'trackedProperties'],
  outputs: bodyOf({ title: 'Result' }),
  create: () => ({
    type: 'Liquid',
    kind: 'JsonToJson',
    inputs: { content: '', map: { source: 'LogicApp', name: '' } },
    runAfter: {},
  }),
});

import { z } from 'zod';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { defineAction } from './define-action.ts';
import { required } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

const KINDS = [
  { value: 'JsonToJson', label: 'JSON to JSON' },
  { value: 'JsonToText', label: 'JSON to text' },
  { value: 'XmlToJson', label: 'XML to JSON' },
  { value: 'XmlToText', label: 'XML to text' },
];

function namesMap(inputs: unknown): boolean {
  const isNamed = (holder: unknown) => isObject(holder as Value) && nameIn(holder as { [name: string]: Value });
  if (!isObject(inputs as Value)) return false;
  const { map, integrationAccount } = inputs as { [name: string]: Value };
  return isNamed(map) || (isObject(integrationAccount ?? null) && isNamed((integrationAccount as { map?: Value }).map));
}

function nameIn({ name }: { [name: string]: Value }): boolean {
  return typeof name === 'string' && name !== '';
}

/** WDL reference 8. */
export const liquid = defineAction({
  id: 'Liquid',
  type: 'Liquid',
  title: 'Transform with Liquid',
  group: 'Data operations',
  icon: 'pencil',
  summary: 'Make JSON or text of data with a Liquid map.',
  docs: 'The map is a Liquid template among the artifacts; it sees the data as `content`. Filters may be written as in Liquid or as DotLiquid names them (`upcase`, `Upcase`). The dialect is that of Shopify: the `date` filter takes `%Y-%m-%d`, not the formats of .NET, and an unknown filter is an error.',
  inputsSchema: z
    .looseObject({ content: required('The content') })
    .refine(namesMap, 'The name of the map ("map.name") is missing.'),
  form: [
    { path: ['kind'], label: 'Kind', control: 'choice', required: true, choices: KINDS },
    { path: ['inputs', 'content'], label: 'Content', control: 'value', required: true },
    {
      path: ['inputs', 'map', 'name'],
      label: 'Map',
      control: 'text',
      required: true,
      placeholder: 'OrderToInvoice.liquid',
      help: 'The name of a map among the artifacts.',
    },
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

/** The XmlParse action's call: a document and the name of its schema (WDL reference 8). */

import { z } from 'zod';

import { defineOperation } from '#connectors/define-connector.ts';
import type { Value } from '#core/json/value.ts';

const inputs = z.object({
  content: z.custom<Value>((value) => value !== undefined, 'is missing'),
  schema: z.string('must be the name of a schema'),
  rootNodeQualifiedName: z.string('must be a name').optional(),
  xmlReaderSettings: z
    .object({
      dtdProcessing: z.enum(['Prohibit', 'Ignore', 'Parse'], 'must be Prohibit, Ignore or Parse').optional(),
      ignoreWhitespace: z.boolean('must be true or false').optional(),
    })
    .optional(),
  jsonWriterSettings: z
    .object({
      ignoreAttributes: z.boolean('must be true or false').optional(),
      useFullyQualifiedNames: z.boolean('must be true or false').optional(),
    })
    .optional(),
});
type ParseInputs = z.output<typeof inputs>;

export default defineOperation<ParseInputs>({
  id: 'xml.parse',
  title: 'XML parse with schema',
  inputs: inputs as z.ZodType<ParseInputs, Value>,
});

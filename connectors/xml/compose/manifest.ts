/** The XmlCompose action's call: JSON, the name of its schema and how the document is to be written (WDL reference 8). */

import { z } from 'zod';

import { defineOperation } from '#connectors/define-connector.ts';
import type { Value } from '#core/json/value.ts';

const flag = z.boolean('must be true or false').optional();

const inputs = z.object({
  content: z.custom<Value>((value) => value !== undefined, 'is missing'),
  schema: z.string('must be the name of a schema'),
  rootNodeQualifiedName: z.string('must be a name').optional(),
  dateTimeFormat: z.string('must be a format of dates').optional(),
  xmlWriterSettings: z
    .object({
      omitXmlDeclaration: flag,
      newLineOnAttributes: flag,
      newLineHandling: z.enum(['Replace', 'Entitize', 'None'], 'must be Replace, Entitize or None').optional(),
      newLineChars: z.string('must be text').optional(),
      indentChars: z.string('must be text').optional(),
      indent: flag,
      encoding: z.string('must be the name of an encoding').optional(),
      conformanceLevel: z.enum(['Auto', 'Document', 'Fragment'], 'must be Auto, Document or Fragment').optional(),
    })
    .optional(),
});
type ComposeInputs = z.output<typeof inputs>;

export type WriterSettings = NonNullable<ComposeInputs['xmlWriterSettings']>;

export default defineOperation<ComposeInputs>({
  id: 'xml.compose',
  title: 'XML compose with schema',
  inputs: inputs as z.ZodType<ComposeInputs, Value>,
});

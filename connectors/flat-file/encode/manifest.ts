/** The FlatFileEncoding action's call: a document and the name of its schema (WDL reference 8). */

import { z } from 'zod';

import { defineOperation } from '#connectors/define-connector.ts';
import type { Value } from '#core/json/value.ts';

const MODES = ['ForcedDisabled', 'ForcedEnabled', 'HonorSchemaNodeProperty'] as const;

const inputs = z.object({
  content: z.custom<Value>((value) => value !== undefined, 'is missing'),
  schema: z.string('must be the name of a schema'),
  emptyNodeGenerationMode: z.enum(MODES, `must be one of ${MODES.join(', ')}`).default('HonorSchemaNodeProperty'),
  xmlNormalization: z.boolean('must be true or false').default(true),
});
type EncodeInputs = z.output<typeof inputs>;

export default defineOperation<EncodeInputs>({
  id: 'flat-file.encode',
  title: 'Flat file encoding',
  inputs: inputs as z.ZodType<EncodeInputs, Value>,
});

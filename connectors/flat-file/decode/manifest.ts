/** The FlatFileDecoding action's call: a flat file and the name of its schema (WDL reference 8). */

import { z } from 'zod';

import { defineOperation } from '#connectors/define-connector.ts';
import type { Value } from '#core/json/value.ts';

const inputs = z.object({
  content: z.custom<Value>((value) => value !== undefined, 'is missing'),
  schema: z.string('must be the name of a schema'),
});
type DecodeInputs = z.output<typeof inputs>;

export default defineOperation<DecodeInputs>({
  id: 'flat-file.decode',
  title: 'Flat file decoding',
  inputs: inputs as z.ZodType<DecodeInputs, Value>,
});

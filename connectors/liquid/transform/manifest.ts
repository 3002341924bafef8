/** The Liquid action's call: a map by its name, and the data it turns into JSON or text (WDL reference 8). */

import { z } from 'zod';

import { defineOperation } from '#connectors/define-connector.ts';
import type { Value } from '#core/json/value.ts';

const inputs = z.object({
  content: z.custom<Value>((value) => value !== undefined, 'is missing'),
  map: z.string('must be the name of a map'),
  result: z.enum(['Json', 'Text']),
});
type TransformInputs = z.output<typeof inputs>;

export default defineOperation<TransformInputs>({
  id: 'liquid.transform',
  title: 'Liquid transform',
  inputs: inputs as z.ZodType<TransformInputs, Value>,
});

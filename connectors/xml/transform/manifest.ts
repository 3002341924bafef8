/** The Xslt action's call: a document, the name of its map and what the map is told (WDL reference 8). */

import { z } from 'zod';

import { defineOperation } from '#connectors/define-connector.ts';
import type { Value } from '#core/json/value.ts';

const inputs = z.object({
  content: z.custom<Value>((value) => value !== undefined, 'is missing'),
  map: z.string('must be the name of a map'),
  parameters: z.record(z.string(), z.custom<Value>(), 'must be an object of names and values').default({}),
  /** Whether the result is text, whatever method the map names. */
  asText: z.boolean().default(false),
});
type TransformInputs = z.output<typeof inputs>;

export default defineOperation<TransformInputs>({
  id: 'xml.transform',
  title: 'XSLT transform',
  inputs: inputs as z.ZodType<TransformInputs, Value>,
});

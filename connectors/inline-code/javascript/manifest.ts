/** The JavaScriptCode action's call: a script and the values it may read (WDL reference 8). */

import { z } from 'zod';

import { defineOperation } from '#connectors/define-connector.ts';
import type { Value } from '#core/json/value.ts';

const inputs = z.object({
  code: z.string('must be text'),
  workflowContext: z.custom<Value>((value) => value !== undefined, 'must be the values the code may read'),
});
type ScriptInputs = z.output<typeof inputs>;

export default defineOperation<ScriptInputs>({
  id: 'inline-code.javascript',
  title: 'Run JavaScript',
  inputs: inputs as z.ZodType<ScriptInputs, Value>,
});

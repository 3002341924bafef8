/** The trigger's `inputs.method`; without one any method is taken (WDL reference 3.2). */

import type { TriggerDefinition } from '#core/definition/types.ts';
import { AppError } from '#server/app-error.ts';

/** Throws `MethodNotAllowed` with the method that is allowed in its details. */
export function checkMethod({ inputs }: TriggerDefinition, method: string): void {
  const allowed = inputs?.method;
  if (typeof allowed !== 'string' || allowed === '' || allowed.toUpperCase() === method) return;
  const allow = allowed.toUpperCase();
  throw new AppError('MethodNotAllowed', `The trigger takes ${allow}, not ${method}.`, { allow });
}

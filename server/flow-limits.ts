/** What the operator has set in the place of our own limits of flows (`core/limits.ts`). */

import { LIMITS, type Limit, type LimitSettings } from '#core/limits.ts';

type Environment = { [name: string]: string | undefined };

/** Only what is set; `settings.ts` has checked that it is a number when the process began. */
export function flowLimits(env: Environment = process.env): LimitSettings {
  const rows: Limit[] = Object.values(LIMITS);
  const given = rows.flatMap(({ setting }) => {
    const value = setting === undefined ? '' : (env[setting]?.trim() ?? '');
    return setting === undefined || value === '' ? [] : [[setting, Number(value)] as const];
  });
  return Object.fromEntries(given);
}

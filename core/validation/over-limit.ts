/** Warns of what runs here but not in Logic Apps, and refuses what is beyond our own limit (`core/limits.ts`). */

import { type Limit, limitOf } from '#core/limits.ts';
import type { Finding, RuleContext } from './rule.ts';

type Measured = { limit: Limit; size: number } & Pick<Finding, 'path' | 'action'>;

export function checkLimit({ limits, report }: RuleContext, { limit, size, ...place }: Measured): void {
  const { what, logicApps, unit } = limit;
  const ours = limitOf(limit, limits);
  const inUnit = unit === undefined || unit === 'duration' ? '' : ` ${unit}`;
  if (ours !== undefined && size > ours) {
    const message = `Too much – ${what}: ${size}${inUnit}; ${ours} are allowed.`;
    report({ code: 'LimitExceeded', message, ...place });
  } else if (logicApps !== undefined && size > logicApps) {
    const amount = unit === 'duration' ? '' : `: ${size}${inUnit}`;
    const most = unit === 'duration' ? `${logicApps / 86_400_000} days` : `${logicApps}`;
    const message = `Over the Logic Apps limit – ${what}${amount}; it allows ${most}. The flow runs here, but not there.`;
    report({ code: 'OverLimit', severity: 'warning', message, ...place });
  }
}

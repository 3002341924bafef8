/** How many alerts fire now. */

import { countFiringAlerts as countRows } from '#server/repositories/alerts.ts';

export function countFiringAlerts(): Promise<number> {
  return countRows();
}

/** The time zones that a recurrence may name, each with the place it stands for. */

import type { FormChoice } from '#core/actions/form-field.ts';
import { WINDOWS_ZONES } from '#core/expressions/time/windows-zones.ts';

export const TIME_ZONE_CHOICES: FormChoice[] = Object.entries(WINDOWS_ZONES).map(([name, place]) => ({
  value: name,
  label: `${name} (${place})`,
}));

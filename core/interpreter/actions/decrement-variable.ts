/** DecrementVariable: takes from a number (WDL reference 6). */

import { changeNumber } from '#core/interpreter/change-number.ts';
import type { ActionRunner } from '#core/interpreter/step.ts';

export const decrementVariable: ActionRunner = (step) => changeNumber(step, 'sub');

/** IncrementVariable: adds to a number (WDL reference 6). */

import { changeNumber } from '#core/interpreter/change-number.ts';
import type { ActionRunner } from '#core/interpreter/step.ts';

export const incrementVariable: ActionRunner = (step) => changeNumber(step, 'add');

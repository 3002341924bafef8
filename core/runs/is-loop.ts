/** The actions whose inside runs in repetitions (WDL reference 5). */

import type { ActionDefinition } from '#core/definition/types.ts';

export function isLoop({ type }: Pick<ActionDefinition, 'type'>): boolean {
  const folded = type.toLowerCase();
  return folded === 'foreach' || folded === 'until';
}

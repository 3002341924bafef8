import { readable } from '#components/designer/editor/expression-scope.ts';
import type { CommandTarget } from './command.ts';

/** What a command works on, in words: `Get order`, or `3 steps`. */
export function subject({ actions, trigger }: Pick<CommandTarget, 'actions' | 'trigger'>): string {
  if (actions.length > 1) return `${actions.length} steps`;
  return readable(actions[0]?.name ?? trigger ?? '');
}

import { readable } from '#components/designer/editor/expression-scope.ts';

/** The name of a move in the history. */
export function moveTitle(names: readonly string[]): string {
  return names.length > 1 ? `Move ${names.length} steps` : `Move ${readable(names[0] ?? '')}`;
}

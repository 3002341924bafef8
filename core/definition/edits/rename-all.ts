import { applyTextEdits } from '#core/definition/text-edit.ts';
import { type NamedKind, nameUses } from './name-uses.ts';

/**
 * Gives several steps, variables or parameters other names at once, with all that names them; `renames` has the old names
 * in lower case. The new names are not checked.
 */
export function renameAll(text: string, kind: NamedKind, renames: ReadonlyMap<string, string>): string {
  const edits = nameUses(text).flatMap((use) => {
    const newName = use.kind === kind ? renames.get(use.name.toLowerCase()) : undefined;
    return newName === undefined ? [] : [{ ...use.range, text: use.written(newName) }];
  });
  return applyTextEdits(text, edits);
}

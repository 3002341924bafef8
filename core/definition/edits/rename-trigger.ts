import { readForEdit, renameEdit } from '#core/definition/json-path-edits.ts';
import { siblingNamed } from '#core/definition/siblings.ts';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import { EditError } from './edit-error.ts';
import { checkNewName, readTarget } from './edit-target.ts';

type RenameTrigger = { name: string; newName: string };

/** Gives the trigger another name. Expressions do not name triggers, so nothing else changes. */
export function renameTrigger(text: string, { name, newName }: RenameTrigger): string {
  const target = readTarget(text);
  const current = siblingNamed(target.definition.triggers ?? {}, name);
  if (current === undefined) throw new EditError('NotFound', `There is no trigger named "${name}".`);
  checkNewName(target, newName, current);
  if (newName === current) return text;
  return applyTextEdits(text, [renameEdit(readForEdit(text), [...target.root, 'triggers', current], newName)]);
}

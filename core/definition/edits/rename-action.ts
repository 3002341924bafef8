import { readForEdit, renameEdit } from '#core/definition/json-path-edits.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import { successorsAmong } from '#core/definition/siblings.ts';
import { applyTextEdits, type TextEdit } from '#core/definition/text-edit.ts';
import { checkNewName, readTarget, requireAction, textPath } from './edit-target.ts';
import { referenceEdits } from './name-references.ts';

type RenameAction = { name: string; newName: string };

/** Gives a step another name; `runAfter` and every expression that names it follow. */
export function renameAction(text: string, { name, newName }: RenameAction): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  checkNewName(target, newName, located.name);
  if (newName === located.name) return text;
  const root = readForEdit(text);
  const path = textPath(target, located);
  const edits: TextEdit[] = [renameEdit(root, path, newName)];
  for (const successor of successorsAmong(located.siblings, located.name)) {
    const runAfter = [...path.slice(0, -1), successor, 'runAfter'];
    const keys = Object.keys(located.siblings[successor]?.runAfter ?? {});
    const key = keys.find((predecessor) => predecessor.toLowerCase() === located.name.toLowerCase());
    if (key !== undefined) edits.push(renameEdit(root, [...runAfter, key], newName));
  }
  const definition = nodeAt(root, target.root);
  if (definition) edits.push(...referenceEdits(text, definition, { from: located.name, to: newName }));
  return applyTextEdits(text, edits);
}

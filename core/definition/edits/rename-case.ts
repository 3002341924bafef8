import { readForEdit, renameEdit } from '#core/definition/json-path-edits.ts';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { EditError } from './edit-error.ts';
import { readTarget, requireAction, textPath } from './edit-target.ts';

type RenameCase = {
  /** Of the Switch. */
  name: string;
  case: string;
  newName: string;
};

/** Gives a case of a Switch another name. Expressions name no cases, so nothing else changes. */
export function renameCase(text: string, { name, case: current, newName }: RenameCase): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  const cases = located.action.cases ?? {};
  if (!Object.hasOwn(cases, current)) {
    throw new EditError('NotFound', `"${located.name}" has no case named "${current}".`);
  }
  if (newName.trim() === '') throw new EditError('InvalidName', 'Give the case a name.');
  const taken = findPropertyName(cases, newName);
  if (taken !== undefined && taken !== current) {
    throw new EditError('NameTaken', `"${located.name}" has a case "${taken}" already.`);
  }
  return applyTextEdits(text, [
    renameEdit(readForEdit(text), [...textPath(target, located), 'cases', current], newName),
  ]);
}

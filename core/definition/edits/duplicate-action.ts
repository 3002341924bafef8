import { duplicateActions } from './duplicate-actions.ts';
import { checkNewName, readTarget, requireAction } from './edit-target.ts';

type DuplicateAction = { name: string; newName: string };

/** Puts a copy with a given name behind one step; see `duplicateActions`. */
export function duplicateAction(text: string, { name, newName }: DuplicateAction): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  checkNewName(target, newName);
  return duplicateActions(text, [name], new Map([[located.name.toLowerCase(), newName]])).text;
}

import { checkNewName, readTarget, requireAction } from './edit-target.ts';
import { renameAll } from './rename-all.ts';

type RenameAction = { name: string; newName: string };

/** Gives a step another name; `runAfter`, every expression, code and note that names it follow. */
export function renameAction(text: string, { name, newName }: RenameAction): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  checkNewName(target, newName, located.name);
  if (newName === located.name) return text;
  return renameAll(text, 'step', new Map([[located.name.toLowerCase(), newName]]));
}

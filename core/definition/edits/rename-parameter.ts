import { readTarget } from './edit-target.ts';
import { checkParameterName, requireParameter } from './parameter-names.ts';
import { renameAll } from './rename-all.ts';

type RenameParameter = { name: string; newName: string };

/**
 * Gives a parameter another name, where it is declared and in every expression; values that are given for it outside the
 * text are not touched. Throws `EditError` when the name is taken.
 */
export function renameParameter(text: string, { name, newName }: RenameParameter): string {
  const target = readTarget(text);
  const current = requireParameter(target, name);
  checkParameterName(target, newName, current);
  if (newName === current) return text;
  return renameAll(text, 'parameter', new Map([[current.toLowerCase(), newName]]));
}

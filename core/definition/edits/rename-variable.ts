import { EditError } from './edit-error.ts';
import { nameUses } from './name-uses.ts';
import { renameAll } from './rename-all.ts';

type RenameVariable = { name: string; newName: string };

/** Gives a variable another name, where it is declared, changed and read. Throws `EditError` when the name is taken. */
export function renameVariable(text: string, { name, newName }: RenameVariable): string {
  const declared = nameUses(text).filter(({ kind, as }) => kind === 'variable' && as === 'declaration');
  const current = declared.find((use) => use.name.toLowerCase() === name.toLowerCase())?.name;
  if (current === undefined) throw new EditError('NotFound', `There is no variable named "${name}".`);
  if (newName.trim() === '') throw new EditError('InvalidName', 'Give the variable a name.');
  if (newName === current) return text;
  const isOther = newName.toLowerCase() !== current.toLowerCase();
  if (isOther && declared.some((use) => use.name.toLowerCase() === newName.toLowerCase())) {
    throw new EditError(
      'NameTaken',
      `There is a variable "${newName}" already; names differ in more than letter case.`,
    );
  }
  return renameAll(text, 'variable', new Map([[current.toLowerCase(), newName]]));
}

import { toPointer } from '#core/definition/json-pointer.ts';
import { type NamedKind, type NameUse, nameUses } from './name-uses.ts';

type Wanted = { kind: NamedKind; name: string };

export type Usage = Pick<NameUse, 'as' | 'name' | 'range'> & {
  /** From the root of the text: the text that holds it; of a name of a property, its value. */
  pointer: string;
};

/**
 * Where a variable, a parameter, a step or the trigger is named, in the order of the text, its declaration included. Of
 * the trigger: where its data is read. Throws `EditError` when the text is broken.
 */
export function findUsages(text: string, { kind, name }: Wanted): Usage[] {
  return nameUses(text)
    .filter((use) => use.kind === kind && use.name.toLowerCase() === name.toLowerCase())
    .map((use) => ({ as: use.as, name: use.name, range: use.range, pointer: toPointer(use.path) }))
    .sort((a, b) => a.range.start - b.range.start);
}

import { setAt } from '#core/definition/json-path-edits.ts';
import { fromPointer } from '#core/definition/json-pointer.ts';
import type { Value } from '#core/json/value.ts';

type SetValue = { pointer: string; value: Value };

/** Writes a value where the pointer says, from the root of the text; missing objects on the way are made. */
export function setValue(text: string, { pointer, value }: SetValue): string {
  return setAt(text, fromPointer(pointer), value);
}

import { removeAt } from '#core/definition/json-path-edits.ts';
import { fromPointer } from '#core/definition/json-pointer.ts';

type RemoveValue = { pointer: string };

/** Removes the property or item the pointer names, from the root of the text; nothing there changes nothing. */
export function removeValue(text: string, { pointer }: RemoveValue): string {
  return removeAt(text, fromPointer(pointer));
}

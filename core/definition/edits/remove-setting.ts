import { readForEdit, removeAt } from '#core/definition/json-path-edits.ts';
import { fromPointer, nodeAt } from '#core/definition/json-pointer.ts';

type RemoveSetting = {
  pointer: string;
  /** The object that stays, even if nothing is left in it: that of the step. */
  within: string;
};

/**
 * Removes a value and the objects around it that are empty then, so that a setting that was switched on and off again
 * leaves no trace. Both pointers count from the root of the text; nothing there changes nothing.
 */
export function removeSetting(text: string, { pointer, within }: RemoveSetting): string {
  return removeSettingAt(text, fromPointer(pointer), fromPointer(within).length);
}

/** `depth`: the length of the path to the object that stays. */
export function removeSettingAt(text: string, path: readonly string[], depth: number): string {
  const root = readForEdit(text);
  if (!nodeAt(root, path)) return text;
  let length = path.length;
  while (length - 1 > depth && isAlone(root, path.slice(0, length))) length -= 1;
  return removeAt(text, path.slice(0, length));
}

function isAlone(root: ReturnType<typeof readForEdit>, path: readonly string[]): boolean {
  const parent = nodeAt(root, path.slice(0, -1));
  return parent?.kind === 'object' && parent.properties.length === 1;
}

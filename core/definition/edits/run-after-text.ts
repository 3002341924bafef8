/** Changes of `runAfter` in the text, with names matched without regard to letter case. */

import type { NewValue } from '#core/definition/json-edit.ts';
import { readForEdit, setAt } from '#core/definition/json-path-edits.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import type { ActionDefinition, RunAfter } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';

/** The statuses under which the action follows the predecessor; undefined when it does not. */
export function statusesAfter(action: ActionDefinition | undefined, predecessor: string): string[] | undefined {
  const folded = predecessor.toLowerCase();
  return Object.entries(action?.runAfter ?? {}).find(([name]) => name.toLowerCase() === folded)?.[1];
}

/** `runAfter` without the predecessor, and with `added` in its place; a predecessor that is there already stays as it is. */
export function replacePredecessor(runAfter: RunAfter | undefined, predecessor: string, added: RunAfter): RunAfter {
  const folded = predecessor.toLowerCase();
  const kept = Object.entries(runAfter ?? {}).filter(([name]) => name.toLowerCase() !== folded);
  const names = new Set(kept.map(([name]) => name.toLowerCase()));
  const fresh = Object.entries(added).filter(([name]) => !names.has(name.toLowerCase()));
  return Object.fromEntries([...kept, ...fresh]);
}

/** An action without predecessors may have no `runAfter` at all: then none is added. */
export function writeRunAfter(text: string, actionPath: readonly string[], runAfter: RunAfter): string {
  const isFirst = Object.keys(runAfter).length === 0;
  if (isFirst && !nodeAt(readForEdit(text), [...actionPath, 'runAfter'])) return text;
  return setAt(text, [...actionPath, 'runAfter'], runAfter);
}

/** `Succeeded` alone, in any letter case: the normal way from step to step. */
export function isNormal(statuses: readonly string[] | undefined): boolean {
  return statuses === undefined || (statuses.length === 1 && statuses[0]?.toLowerCase() === 'succeeded');
}

/** The action with this `runAfter`. */
export function withRunAfter(content: NewValue, runAfter: RunAfter): NewValue {
  if ('value' in content) return { value: isObject(content.value) ? { ...content.value, runAfter } : content.value };
  const { source } = content;
  if (source.includes('\n') || !source.includes(': ')) return { source: writeRunAfter(source, [], runAfter) };
  // One line of a text of several: what is added has blanks as well.
  const lines = writeRunAfter(`{\n"step": ${source}\n}`, ['step'], runAfter);
  return { source: lines.slice('{\n"step": '.length, -'\n}'.length) };
}

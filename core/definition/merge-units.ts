/** What a difference between two texts belongs to, in the words of people: a step, or another part of the definition. */

import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { toPointer } from './json-pointer.ts';

export type MergeUnit = {
  /** JSON pointer to the unit. */
  key: string;
  kind: 'trigger' | 'action' | 'part';
  name: string;
};

const BRANCHES = new Set(['else', 'default']);

/** The innermost step around the path; `roots` are the values in which it may be found. */
export function unitOf(path: readonly string[], roots: readonly Value[]): MergeUnit {
  const start = path[0] === 'definition' && roots.some(isWrapper) ? 1 : 0;
  const [section, name] = path.slice(start);
  if (section === 'triggers' && name !== undefined) return unit('trigger', path.slice(0, start + 2));
  if (section === 'actions' && name !== undefined) return unit('action', path.slice(0, stepEnd(path, start)));
  return unit('part', path.slice(0, start + 2));
}

function unit(kind: MergeUnit['kind'], path: readonly string[]): MergeUnit {
  return { key: toPointer(path), kind, name: path.at(-1) ?? '' };
}

/** How many steps of the path lead to the innermost action: `actions/A/else/actions/B/inputs` → 5. */
function stepEnd(path: readonly string[], start: number): number {
  let end = start + 2;
  for (;;) {
    const inner = innerStart(path, end);
    if (inner === undefined || path[inner] === undefined) return end;
    end = inner + 1;
  }
}

/** The index of the name of an action inside the one that ends at `end`. */
function innerStart(path: readonly string[], end: number): number | undefined {
  const next = path[end] ?? '';
  if (next === 'actions') return end + 1;
  if (BRANCHES.has(next) && path[end + 1] === 'actions') return end + 2;
  if (next === 'cases' && path[end + 2] === 'actions') return end + 3;
  return undefined;
}

/** As a Standard project writes it: `{definition, kind}`. */
function isWrapper(value: Value): boolean {
  return isObject(value) && isObject(value.definition) && !('actions' in value) && !('triggers' in value);
}

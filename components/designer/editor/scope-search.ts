/** Finds entries of a scope by words, and keeps the list short enough to be drawn at once. */

import type { ExpressionScope, ScopeEntry } from './expression-scope.ts';

export type FoundGroup = {
  title: string;
  entries: ScopeEntry[];
  /** How many more there are. */
  rest: number;
};

const FUNCTIONS = 'Functions';
/** Shown of each group before anything is searched for, and of all groups together when it is. */
const SHOWN = 12;
const FOUND = 80;

/** All words have to be in the entry; those that begin with what was typed come first inside their group. */
export function searchScope({ groups, functions }: ExpressionScope, query: string): FoundGroup[] {
  const all = [...groups, { title: FUNCTIONS, entries: functions }];
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0)
    return all.map(({ title, entries }) => shortened(title, entries, title === FUNCTIONS ? FOUND * 3 : SHOWN));
  let room = FOUND;
  return all.flatMap(({ title, entries }) => {
    const found = entries.filter((entry) => matches(entry, title, words));
    found.sort((a, b) => rank(a, words) - rank(b, words));
    const group = shortened(title, found, room);
    room -= group.entries.length;
    return found.length > 0 ? [group] : [];
  });
}

function shortened(title: string, entries: readonly ScopeEntry[], most: number): FoundGroup {
  const shown = entries.slice(0, Math.max(0, most));
  return { title, entries: shown, rest: entries.length - shown.length };
}

function matches({ label, expression, info = '' }: ScopeEntry, title: string, words: readonly string[]): boolean {
  const text = `${title} ${label} ${expression} ${info}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function rank({ label }: ScopeEntry, [first = '']: readonly string[]): number {
  const name = label.toLowerCase();
  if (name === first) return 0;
  return name.startsWith(first) ? 1 : 2;
}

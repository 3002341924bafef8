/** Puts all actions of one definition into another, with names that are free there: shared by paste and duplicate. */

import type { Place } from '#core/definition/place.ts';
import { freeName, takenNames } from '#core/definition/unique-name.ts';
import { printJson } from '#core/json/print-json.ts';
import { type ActionGroup, groupOf, withGroupAt } from './action-group.ts';
import { type EditTarget, readTarget } from './edit-target.ts';
import { renameAll } from './rename-all.ts';
import { withRunAfter } from './run-after-text.ts';

export type PastedSource = {
  text: string;
  /** The steps by the names they have now, without those inside them. */
  names: string[];
  /** Steps that had to take another name, also inside others. */
  renamed: { from: string; to: string }[];
};

type PasteSource = {
  /** The text of a definition with nothing but actions. */
  source: string;
  to: Place;
  /** Names to use, by those in the source in lower case. */
  wishes?: ReadonlyMap<string, string>;
};

export function pasteSource(text: string, { source, to, wishes = new Map() }: PasteSource): PastedSource {
  const renamed = renamesFor(readTarget(source), readTarget(text), wishes);
  const renames = new Map(renamed.map(({ from, to: newName }) => [from.toLowerCase(), newName]));
  const group = wholeGroup(renames.size === 0 ? source : renameAll(source, 'step', renames));
  return { text: withGroupAt(text, group, to), names: [...group.contents.keys()], renamed };
}

function renamesFor(
  source: EditTarget,
  target: EditTarget,
  wishes: ReadonlyMap<string, string>,
): PastedSource['renamed'] {
  const there = takenNames(target.definition);
  const staying = source.actions.filter(({ name }) => !there.has(name.toLowerCase()));
  const taken = new Set([...there, ...staying.map(({ name }) => name.toLowerCase())]);
  for (const wish of wishes.values()) taken.add(wish.toLowerCase());
  return source.actions.flatMap(({ name }) => {
    const wish = wishes.get(name.toLowerCase());
    if (wish === undefined && !there.has(name.toLowerCase())) return [];
    const to = wish ?? freeName(taken, name);
    taken.add(to.toLowerCase());
    return [{ from: name, to }];
  });
}

function wholeGroup(source: string): ActionGroup {
  const target = readTarget(source);
  return groupOf(
    source,
    target,
    target.actions.filter(({ parents }) => parents.length === 0),
  );
}

/** A group as a definition of its own. */
export function sourceOf({ contents, wiring }: ActionGroup): string {
  const actions = [...contents].map(([name, content]) => {
    const own = withRunAfter(content, wiring.get(name) ?? {});
    return `${JSON.stringify(name)}: ${'source' in own ? own.source : printJson(own.value)}`;
  });
  return `{"actions": {${actions.join(', ')}}}`;
}

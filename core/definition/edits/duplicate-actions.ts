import { toPointer } from '#core/definition/json-pointer.ts';
import type { Place } from '#core/definition/place.ts';
import { successorsAmong } from '#core/definition/siblings.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { type ActionGroup, groupOf } from './action-group.ts';
import { type EditTarget, readTarget, textPath } from './edit-target.ts';
import { pasteSource, sourceOf } from './paste-source.ts';
import { isNormal, statusesAfter } from './run-after-text.ts';
import { byContainer, readSelection } from './selection.ts';
import { endsOf } from './wiring.ts';

type Duplicated = {
  text: string;
  /** Of the copies. */
  names: string[];
};

/**
 * Puts copies behind the steps; those of one container stay together. Steps in the copies get names of their own (from
 * `wishes`, by the old names in lower case, where it has one), and what they say about each other follows. What handles a
 * failure of the originals stays with them.
 */
export function duplicateActions(
  text: string,
  names: readonly string[],
  wishes: ReadonlyMap<string, string> = new Map(),
): Duplicated {
  const target = readTarget(text);
  const copies: string[] = [];
  let edited = text;
  for (const members of byContainer(readSelection(target, names))) {
    const group = groupOf(text, target, members);
    const to = placeBehind(target, members, group);
    const pasted = pasteSource(edited, { source: sourceOf(group), to, wishes });
    edited = pasted.text;
    copies.push(...pasted.names);
  }
  return { text: edited, names: copies };
}

function placeBehind(target: EditTarget, members: readonly LocatedAction[], { wiring }: ActionGroup): Place {
  const [first] = members;
  const siblings = first?.siblings ?? {};
  const after = endsOf(wiring);
  const followers = after.flatMap((name) =>
    successorsAmong(siblings, name).filter((successor) => isNormal(statusesAfter(siblings[successor], name))),
  );
  const before = [...new Set(followers)].filter((name) => !wiring.has(name));
  return { container: toPointer(first ? textPath(target, first).slice(0, -1) : []), after, before };
}

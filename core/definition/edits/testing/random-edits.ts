/** Edits as a person may do them one after the other: whatever numbers are drawn, each is a real edit of the text at hand. */

import { foreach } from '#core/actions/foreach.ts';
import { ifAction } from '#core/actions/if.ts';
import { scope } from '#core/actions/scope.ts';
import { until } from '#core/actions/until.ts';
import { addAction } from '#core/definition/edits/add-action.ts';
import { addNote } from '#core/definition/edits/add-note.ts';
import { addParameter } from '#core/definition/edits/add-parameter.ts';
import { copySelection } from '#core/definition/edits/copy-selection.ts';
import { cutSelection } from '#core/definition/edits/cut-selection.ts';
import { deleteActions } from '#core/definition/edits/delete-actions.ts';
import { duplicateActions } from '#core/definition/edits/duplicate-actions.ts';
import { moveActions } from '#core/definition/edits/move-actions.ts';
import { pasteActions } from '#core/definition/edits/paste-actions.ts';
import { renameAction } from '#core/definition/edits/rename-action.ts';
import { setDisabled } from '#core/definition/edits/set-disabled.ts';
import { setRunAfter } from '#core/definition/edits/set-run-after.ts';
import { setStaticResult } from '#core/definition/edits/set-static-result.ts';
import { unwrapAction } from '#core/definition/edits/unwrap-action.ts';
import { wrapActions } from '#core/definition/edits/wrap-actions.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { Place } from '#core/definition/place.ts';
import { uniqueName } from '#core/definition/unique-name.ts';
import { walkActions } from '#core/definition/walk.ts';
import { layoutDefinition } from '#core/layout/layout-definition.ts';
import { RUN_AFTER_STATUSES } from '#core/runs/status.ts';

/** Draws a whole number below the one given. */
export type Draw = (below: number) => number;

type Hand = {
  text: string;
  clipboard: string;
  draw: Draw;
  /** A step of the text, and a few of them. */
  name: string;
  names: string[];
  place: Place;
  /** A name that is free. */
  fresh(wanted: string): string;
};

const CONTAINERS = [scope, ifAction, foreach, until];

const EDITS: { [kind: string]: (hand: Hand) => string | { text: string; clipboard: string } } = {
  add: ({ text, place, fresh }) =>
    addAction(text, { name: fresh('Added'), action: { type: 'Compose', inputs: 1 }, at: place }),
  delete: ({ text, names }) => deleteActions(text, names),
  duplicate: ({ text, names }) => duplicateActions(text, names).text,
  move: ({ text, names, place }) => moveActions(text, names, place),
  moveOne: ({ text, name, place }) => moveActions(text, [name], place),
  copy: ({ text, names }) => ({ text, clipboard: copySelection(text, names) }),
  cut: ({ text, names }) => {
    const { text: rest, clipboardText } = cutSelection(text, names);
    return { text: rest, clipboard: clipboardText };
  },
  paste: ({ text, clipboard, place }) => pasteActions(text, clipboard, place).text,
  wrap: ({ text, names, draw, fresh }) => {
    const row = CONTAINERS[draw(CONTAINERS.length)] ?? scope;
    const name = fresh(row.title);
    return wrapActions(text, { names, name, container: row.create(name) });
  },
  unwrap: ({ text, name }) => unwrapAction(text, { name }),
  rename: ({ text, name, draw, fresh }) => renameAction(text, { name, newName: fresh(`It's ${draw(9)} "x"`) }),
  runAfter: ({ text, name, names: [predecessor = name], draw }) => {
    const status = RUN_AFTER_STATUSES[draw(RUN_AFTER_STATUSES.length)] ?? 'Failed';
    return setRunAfter(text, { name, predecessor, statuses: draw(4) === 0 ? null : [status] });
  },
  disable: ({ text, names, draw }) => setDisabled(text, { names, disabled: draw(2) === 0 }),
  staticResult: ({ text, name }) => setStaticResult(text, { name, result: { status: 'Succeeded' } }),
  note: ({ text, name, draw }) =>
    addNote(text, { id: `n${draw(1000)}`, content: 'x', position: { x: 0, y: 0 }, step: name }),
  parameter: ({ text, draw }) => addParameter(text, { name: `p${draw(1000)}`, parameter: { type: 'Int' } }),
};

export type Edited = { kind: string; text: string; clipboard: string };

/** One edit, drawn; throws what it throws. */
export function randomEdit({ text, clipboard }: Pick<Edited, 'text' | 'clipboard'>, draw: Draw): Edited {
  const { definition, root } = parseDefinition(text);
  const actions = walkActions(definition ?? {});
  const places = layoutDefinition(definition ?? {}, { root }).edges.map(({ place }) => place);
  const pick = <T>(list: readonly T[]): T | undefined => list[draw(list.length)];
  const kinds = actions.length === 0 ? ['add', 'parameter'] : Object.keys(EDITS);
  const kind = pick(kinds) ?? 'add';
  const name = pick(actions)?.name ?? '';
  const edited = EDITS[kind]?.({
    text,
    clipboard,
    draw,
    name,
    names: Array.from({ length: 1 + draw(3) }, () => pick(actions)?.name ?? ''),
    place: pick(places) ?? { container: '/actions', after: [], before: [] },
    fresh: (wanted) => uniqueName(definition ?? {}, wanted),
  });
  if (edited === undefined) throw new Error(`There is no edit ${kind}.`);
  return typeof edited === 'string' ? { kind, text: edited, clipboard } : { kind, ...edited };
}

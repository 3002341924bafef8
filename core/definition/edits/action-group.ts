/** Actions with their text and their order among each other: taken out of one place, put into another. */

import { insertProperties, type NewValue, removeChildren } from '#core/definition/json-edit.ts';
import { readForEdit, setAt } from '#core/definition/json-path-edits.ts';
import { fromPointer, nodeAt, toPointer } from '#core/definition/json-pointer.ts';
import { dedented, styleOf } from '#core/definition/json-style.ts';
import { nodeValue } from '#core/definition/json-value.ts';
import type { Place } from '#core/definition/place.ts';
import { siblingNamed } from '#core/definition/siblings.ts';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import type { ActionDefinitions } from '#core/definition/types.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { EditError } from './edit-error.ts';
import { checkContainer, type EditTarget, readTarget, textPath } from './edit-target.ts';
import { withRunAfter } from './run-after-text.ts';
import { byContainer } from './selection.ts';
import { closed, contracted, type Wiring, wiringOf, withGroup, writeWiring } from './wiring.ts';

export type ActionGroup = {
  contents: ReadonlyMap<string, NewValue>;
  /** Who follows whom inside the group. */
  wiring: Wiring;
};

/** The group as it stands in the text. Of actions that others stand between, the later runs after the earlier. */
export function groupOf(text: string, target: EditTarget, selection: readonly LocatedAction[]): ActionGroup {
  const root = readForEdit(text);
  const contents = new Map<string, NewValue>();
  const wiring = new Map<string, Wiring>();
  for (const members of byContainer(selection)) {
    const names = new Set(members.map(({ name }) => name));
    const [{ siblings } = { siblings: {} }] = members;
    const inner = closed(contracted(wiringOf(siblings), (name) => names.has(name)));
    for (const name of names) wiring.set(name, inner);
  }
  for (const located of selection) {
    const node = nodeAt(root, textPath(target, located));
    if (node) contents.set(located.name, { source: dedented(text, node) });
  }
  const order = selection.map(({ name }) => [name, wiring.get(name)?.get(name) ?? {}] as const);
  return { contents, wiring: new Map(order) };
}

/** Takes the actions out of the text; what ran after them runs after what ran before them. */
export function withoutSelection(text: string, target: EditTarget, selection: readonly LocatedAction[]): string {
  let edited = text;
  for (const members of byContainer(selection)) {
    const names = new Set(members.map(({ name }) => name));
    const [first] = members;
    if (!first) continue;
    const before = wiringOf(first.siblings);
    const after = contracted(before, (name) => !names.has(name));
    const container = textPath(target, first).slice(0, -1);
    edited = withoutProperties(writeWiring(edited, container, { before, after }), container, names);
  }
  return edited;
}

function withoutProperties(text: string, path: readonly string[], names: ReadonlySet<string>): string {
  const object = nodeAt(readForEdit(text), path);
  if (object?.kind !== 'object') return text;
  const indexes = object.properties.flatMap(({ name }, index) => (names.has(name) ? [index] : []));
  return applyTextEdits(text, removeChildren(object, new Set(indexes)));
}

/** Puts the group at a place. The names must be free. Throws `EditError` when there is no such place. */
export function withGroupAt(text: string, { contents, wiring }: ActionGroup, place: Place): string {
  const target = readTarget(text);
  const container = fromPointer(place.container);
  checkContainer(target, container);
  const siblings = siblingsAt(target, container);
  const gap = {
    after: place.after.map((name) => requireSibling(siblings, name)),
    before: place.before.map((name) => requireSibling(siblings, name)),
  };
  const before = wiringOf(siblings);
  const after = withGroup(before, wiring, gap);
  const entries = [...contents].map(([name, content]) => ({
    name,
    content: fitting(text, withRunAfter(content, after.get(name) ?? {})),
  }));
  const grown = withProperties(text, container, { entries, after: gap.after });
  return writeWiring(grown, container, { before: new Map([...before, ...own(after, contents)]), after });
}

/** A text of one line takes no line breaks in. */
function fitting(text: string, content: NewValue): NewValue {
  if ('value' in content || styleOf(text).unit !== '') return content;
  return { value: nodeValue(readForEdit(content.source)) };
}

function own(wiring: Wiring, contents: ActionGroup['contents']): Wiring {
  return new Map([...wiring].filter(([name]) => contents.has(name)));
}

type Entries = { entries: { name: string; content: NewValue }[]; after: readonly string[] };

function withProperties(text: string, path: readonly string[], { entries, after }: Entries): string {
  const node = nodeAt(readForEdit(text), path);
  if (node && node.kind !== 'object') throw new EditError('NotAnObject', `${toPointer(path)} holds no object.`);
  if (!node) return withProperties(setAt(text, path, {}), path, { entries, after });
  const last = node.properties.findLast(({ name }) => after.includes(name));
  return applyTextEdits(text, [insertProperties(text, node, { properties: entries, after: last?.name })]);
}

/** The actions of the container at a path from the root of the text. */
export function siblingsAt(target: EditTarget, container: readonly string[]): ActionDefinitions {
  const inner = JSON.stringify(container.slice(target.root.length));
  const members = target.actions.filter(({ path }) => JSON.stringify(path.slice(0, -1)) === inner);
  return Object.fromEntries(members.map(({ name, action }) => [name, action]));
}

function requireSibling(siblings: ActionDefinitions, name: string): string {
  const found = siblingNamed(siblings, name);
  if (found === undefined) throw new EditError('NotFound', `There is no action named "${name}" at this place.`);
  return found;
}

import { type NewValue, removeChildren, replaceProperty } from '#core/definition/json-edit.ts';
import { readForEdit } from '#core/definition/json-path-edits.ts';
import { nodeAt, toPointer } from '#core/definition/json-pointer.ts';
import { dedented, printValue, styleOf } from '#core/definition/json-style.ts';
import { nodeValue } from '#core/definition/json-value.ts';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import type { ActionDefinition, RunAfter } from '#core/definition/types.ts';
import type { Value } from '#core/json/value.ts';
import { type ActionGroup, groupOf, withGroupAt } from './action-group.ts';
import { EditError } from './edit-error.ts';
import { checkNewName, readTarget, textPath } from './edit-target.ts';
import { readSelection, requireSiblings } from './selection.ts';
import { wiringOf, writeWiring } from './wiring.ts';
import { withWrapped } from './wrapped-wiring.ts';

type WrapActions = {
  names: readonly string[];
  /** Of the container. */
  name: string;
  /** The new container as its row in `core/actions` creates it. Of a condition the true side takes the steps. */
  container: ActionDefinition;
};

/**
 * Puts a container around steps that stand together. It runs after what they ran after, and what ran after them runs after
 * it. What the container makes impossible (a Response in a loop, a variable declared inside) shows as a problem
 * (`brokenBy`). Throws `EditError` when other steps stand between them, or no one condition tells when they run.
 */
export function wrapActions(text: string, { names, name, container }: WrapActions): string {
  const target = readTarget(text);
  const selection = readSelection(target, names);
  requireSiblings(selection);
  checkNewName(target, name);
  const [first] = selection;
  if (!first) return text;
  const path = textPath(target, first).slice(0, -1);
  const before = wiringOf(first.siblings);
  const { runAfter, wiring } = withWrapped(before, new Set(selection.map((located) => located.name)), name);
  const content = filled(text, { name, container, runAfter, group: groupOf(text, target, selection) });
  const rewired = writeWiring(text, path, { before, after: wiring });
  const object = nodeAt(readForEdit(rewired), path);
  if (object?.kind !== 'object') return text;
  const wrapped = new Set(selection.map((located) => located.name));
  const [place, ...others] = object.properties.flatMap((property, index) =>
    wrapped.has(property.name) ? [index] : [],
  );
  const property = object.properties[place ?? 0];
  if (!property) return text;
  return applyTextEdits(rewired, [
    replaceProperty(rewired, property, [{ name, content }]),
    ...(others.length > 0 ? removeChildren(object, new Set(others)) : []),
  ]);
}

type Filling = { name: string; container: ActionDefinition; runAfter: RunAfter; group: ActionGroup };

/** The container with the steps in it, as a small definition of its own. */
function filled(text: string, { name, container, runAfter, group }: Filling): NewValue {
  const style = styleOf(text);
  // An action is JSON, only better known.
  const action = { ...(container as { [field: string]: Value }), runAfter };
  const empty = printValue({ actions: { [name]: action } }, style, '');
  const place = { container: toPointer(['actions', name, 'actions']), after: [], before: [] };
  const whole = withGroupAt(empty, group, place);
  const node = nodeAt(readForEdit(whole), ['actions', name]);
  if (!node) throw new EditError('NotFound', `The container "${name}" cannot hold steps.`);
  return style.unit === '' ? { value: nodeValue(node) } : { source: dedented(whole, node) };
}

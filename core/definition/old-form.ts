/**
 * What definitions of the schema 2015-08-01-preview say in another way (WDL reference 2): actions wait for each other by
 * `conditions`, and are repeated by `repeat`. What has a counterpart is written anew by an edit of the text.
 */

import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { insertProperties, removeChild, replaceProperty } from './json-edit.ts';
import type { JsonNode, JsonObject } from './json-node.ts';
import { findProperty, nodeAt } from './json-pointer.ts';
import { nodeValue } from './json-value.ts';
import { parseDefinition } from './parse-definition.ts';
import { applyTextEdits, type TextEdit } from './text-edit.ts';
import { type LocatedAction, walkActions } from './walk.ts';

export type OldPart = {
  action: string;
  /** From the root of the definition. */
  path: string[];
  /** `expression`: the action asks more of its start than that others have ended. */
  kind: 'dependsOn' | 'expression' | 'repeat';
  /** Writes it as it is written today; undefined where that takes a step around the action. */
  edit?: TextEdit[];
};

type Definition = { text: string; node: JsonNode; actions: readonly LocatedAction[] };

export function oldParts({ text, node, actions }: Definition): OldPart[] {
  return actions.flatMap(({ name, path }) => {
    const object = nodeAt(node, path);
    return object?.kind === 'object' ? partsOf(text, object, { action: name, path }) : [];
  });
}

/** The same definition with every `dependsOn` as a `runAfter`. */
export function inNewForm(text: string): string {
  const { definition, root, document } = parseDefinition(text);
  const node = nodeAt(document.root, root);
  if (!definition || !node) return text;
  const parts = oldParts({ text, node, actions: walkActions(definition) });
  return applyTextEdits(
    text,
    parts.flatMap(({ edit = [] }) => edit),
  );
}

function partsOf(text: string, object: JsonObject, at: Pick<OldPart, 'action' | 'path'>): OldPart[] {
  const parts: OldPart[] = [];
  const conditions = findProperty(object, 'conditions');
  const list = conditions && nodeValue(conditions.value);
  if (Array.isArray(list)) {
    const path = [...at.path, 'conditions'];
    const edit = withRunAfter(text, object, list);
    if (edit) parts.push({ ...at, path, kind: 'dependsOn', edit });
    if (list.some((condition) => predecessorIn(condition) === undefined)) {
      parts.push({ ...at, path, kind: 'expression' });
    }
  }
  if (findProperty(object, 'repeat')) parts.push({ ...at, path: [...at.path, 'repeat'], kind: 'repeat' });
  return parts;
}

function predecessorIn(condition: Value): string | undefined {
  const name = isObject(condition) ? condition.dependsOn : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** What is no `dependsOn` stays in `conditions`; what `runAfter` says already stays as it is. */
function withRunAfter(text: string, object: JsonObject, conditions: readonly Value[]): TextEdit[] | undefined {
  const names = conditions.map(predecessorIn).filter((name) => name !== undefined);
  const old = findProperty(object, 'conditions');
  if (names.length === 0 || !old) return undefined;
  const others = conditions.filter((condition) => predecessorIn(condition) === undefined);
  const kept = others.length === 0 ? [] : [{ name: 'conditions', content: { value: [...others] } }];
  const runAfter = findProperty(object, 'runAfter');
  const added = names.map((name) => ({ name, content: { value: ['Succeeded'] } }));
  if (runAfter?.value.kind !== 'object') {
    const value: ValueObject = Object.fromEntries(names.map((name) => [name, ['Succeeded']]));
    return [replaceProperty(text, old, [{ name: 'runAfter', content: { value } }, ...kept])];
  }
  const known = new Set(runAfter.value.properties.map(({ name }) => name.toLowerCase()));
  const properties = added.filter(({ name }) => !known.has(name.toLowerCase()));
  const index = object.properties.indexOf(old);
  const removed = kept.length === 0 ? removeChild(object, index) : replaceProperty(text, old, kept);
  return properties.length === 0 ? [removed] : [removed, insertProperties(text, runAfter.value, { properties })];
}

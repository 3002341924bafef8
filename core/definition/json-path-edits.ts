/** Changes of a JSON text by path: set, remove, rename. All bytes that are not concerned stay as they are. */

import { isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { EditError } from './edits/edit-error.ts';
import { parseDocument } from './json-document.ts';
import { appendItem, insertProperties, type NewValue, removeChild, renameProperty, replaceNode } from './json-edit.ts';
import type { JsonNode } from './json-node.ts';
import { findProperty, nodeAt, toPointer } from './json-pointer.ts';
import { nodeValue } from './json-value.ts';
import { applyTextEdits, type TextEdit } from './text-edit.ts';

/** Throws `EditError` when the text is not JSON: an edit of a half-read text could destroy the unread half. */
export function readForEdit(text: string): JsonNode {
  const { root, problems } = parseDocument(text);
  const [problem] = problems;
  if (root && !problem) return root;
  const place = problem ? ` at line ${problem.line}, column ${problem.column}: ${problem.message}` : '.';
  throw new EditError('InvalidJson', `The code is not valid JSON${place} Put that right in the code first.`);
}

/** Sets the value at the path; missing objects on the way are made. Parts of an object that stay the same are not touched. */
export function setAt(text: string, path: readonly string[], value: Value): string {
  const root = readForEdit(text);
  const node = nodeAt(root, path);
  if (node) return replaceAt(text, { root, path, node, value });
  return applyTextEdits(text, [insertMissing(text, { root, path, content: { value } })]);
}

/** Adds a property that is not there yet to the object at the path (made when missing), behind `after` or at the end. */
export function insertAt(
  text: string,
  path: readonly string[],
  inserted: { name: string; content: NewValue; after?: string | undefined },
): string {
  const root = readForEdit(text);
  const node = nodeAt(root, path);
  if (node?.kind !== 'object') {
    const withParent = setAt(text, path, {});
    if (node && !isBlank(node)) throw notAnObject(path);
    return insertAt(withParent, path, inserted);
  }
  if (findProperty(node, inserted.name)) {
    throw new EditError('NameTaken', `${toPointer(path) || 'The text'} already has "${inserted.name}".`);
  }
  const { name, content, after } = inserted;
  return applyTextEdits(text, [insertProperties(text, node, { properties: [{ name, content }], after })]);
}

/** Removes the property or item at the path; a path that leads nowhere changes nothing. */
export function removeAt(text: string, path: readonly string[]): string {
  const parent = nodeAt(readForEdit(text), path.slice(0, -1));
  const last = path.at(-1);
  if (last === undefined) throw new EditError('WholeText', 'The whole text cannot be removed.');
  if (parent?.kind === 'object') {
    const index = parent.properties.findLastIndex((property) => property.name === last);
    return index < 0 ? text : applyTextEdits(text, [removeChild(parent, index)]);
  }
  const index = Number(last);
  if (parent?.kind !== 'array' || !parent.items[index]) return text;
  return applyTextEdits(text, [removeChild(parent, index)]);
}

/** The edit that gives the property at the path another name. Throws `EditError` when there is no such property. */
export function renameEdit(root: JsonNode, path: readonly string[], newName: string): TextEdit {
  const parent = nodeAt(root, path.slice(0, -1));
  const property = parent?.kind === 'object' ? findProperty(parent, path.at(-1) ?? '') : undefined;
  if (!property) throw new EditError('NotFound', `There is nothing at ${toPointer(path)}.`);
  return renameProperty(property, newName);
}

type Replacement = { root: JsonNode; path: readonly string[]; node: JsonNode; value: Value };

function replaceAt(text: string, { path, node, value }: Replacement): string {
  const current = nodeValue(node);
  if (printJson(current) === printJson(value)) return text;
  if (isObject(current) && isObject(value) && hasSameOrder(current, value))
    return mergeObject(text, { path, current, value });
  if (Array.isArray(current) && Array.isArray(value) && current.length === value.length) {
    return value.reduce<string>((edited, item, index) => setAt(edited, [...path, String(index)], item), text);
  }
  return applyTextEdits(text, [replaceNode(text, node, value)]);
}

/** The properties both have stand in the same order, and there is one: else the object is written anew. */
function hasSameOrder(current: ValueObject, value: ValueObject): boolean {
  const kept = Object.keys(current).filter((name) => Object.hasOwn(value, name));
  const wanted = Object.keys(value).filter((name) => Object.hasOwn(current, name));
  return kept.length > 0 && kept.every((name, index) => name === wanted[index]);
}

function mergeObject(
  text: string,
  options: { path: readonly string[]; current: ValueObject; value: ValueObject },
): string {
  const { path, current, value } = options;
  let edited = text;
  for (const name of Object.keys(current)) {
    if (!Object.hasOwn(value, name)) edited = removeAt(edited, [...path, name]);
  }
  let previous: string | undefined;
  for (const [name, item] of Object.entries(value)) {
    if (Object.hasOwn(current, name)) edited = setAt(edited, [...path, name], item);
    else edited = insertAt(edited, path, { name, content: { value: item }, after: previous });
    previous = name;
  }
  return edited;
}

function insertMissing(
  text: string,
  options: { root: JsonNode; path: readonly string[]; content: { value: Value } },
): TextEdit {
  const { root, path, content } = options;
  let length = path.length - 1;
  while (length > 0 && !nodeAt(root, path.slice(0, length))) length -= 1;
  const parent = nodeAt(root, path.slice(0, length)) ?? root;
  const name = path[length] ?? '';
  const value = path.slice(length + 1).reduceRight<Value>((inner, step) => ({ [step]: inner }), content.value);
  if (parent.kind === 'object') return insertProperties(text, parent, { properties: [{ name, content: { value } }] });
  if (parent.kind === 'array' && (name === '-' || Number(name) === parent.items.length)) {
    return appendItem(text, parent, { value });
  }
  if (isBlank(parent)) return replaceNode(text, parent, { [name]: value });
  throw notAnObject(path.slice(0, length));
}

function isBlank(node: JsonNode): boolean {
  return node.kind === 'literal' && node.value === null;
}

function notAnObject(path: readonly string[]): EditError {
  return new EditError(
    'NotAnObject',
    `${toPointer(path) || 'The text'} holds no object, so nothing can be added to it.`,
  );
}

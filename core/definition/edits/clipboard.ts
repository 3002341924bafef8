/**
 * What stands in the clipboard: our own `{"copied": "millrace/1", "actions": {…}}`, and what comes from elsewhere: an
 * object with `actions`, a map of actions, one action, a whole definition in any file format that can be imported, and
 * what the designers of Logic Apps and Power Automate put there.
 */

import { parseDocument } from '#core/definition/json-document.ts';
import type { NewValue } from '#core/definition/json-edit.ts';
import type { JsonNode, JsonObject } from '#core/definition/json-node.ts';
import { findProperty, nodeAt } from '#core/definition/json-pointer.ts';
import { dedented, type JsonStyle, printValue, restyled, styleOf } from '#core/definition/json-style.ts';
import { nodeValue } from '#core/definition/json-value.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { readDefinitionFile } from '#core/definition/read-definition-file.ts';
import { isObject } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { ActionGroup } from './action-group.ts';
import { EditError } from './edit-error.ts';
import { withRunAfter } from './run-after-text.ts';

const MARK = 'millrace/1';
const READABLE: JsonStyle = { unit: '  ', newline: '\n' };

type Copied = {
  /** Of the text that the group comes from. */
  style: JsonStyle;
  /** `{id: note}`. */
  notes: ValueObject;
};

/** Readable JSON, whatever the style of the text that the group comes from. */
export function clipboardText({ contents, wiring }: ActionGroup, { style, notes }: Copied): string {
  const actions = [...contents].map(([name, content]) => {
    const source = sourceIn(READABLE, withRunAfter(content, wiring.get(name) ?? {}), style);
    return `\n    ${JSON.stringify(name)}: ${source.replaceAll('\n', '\n    ')}`;
  });
  const more = Object.keys(notes).length === 0 ? '' : `,\n  "notes": ${printValue(notes, READABLE, READABLE.unit)}`;
  return `{\n  "copied": "${MARK}",\n  "actions": {${actions.join(',')}\n  }${more}\n}\n`;
}

/** The text of the content in another style; what stood on one line of a one-line text is laid out anew. */
function sourceIn(to: JsonStyle, content: NewValue, from: JsonStyle): string {
  if ('value' in content) return printValue(content.value, to, '');
  if (from.unit !== '') return restyled(content.source, from, to);
  const { root } = parseDocument(content.source);
  return root ? printValue(nodeValue(root), to, '') : content.source;
}

export type ReadClipboard = {
  /** The text of a definition with nothing but the actions of the clipboard. */
  source: string;
  /** `{id: note}`, those for its steps. */
  notes: ValueObject;
};

/** The actions in the style of the text that they are for. Throws `EditError` when there are none. */
export function readClipboard(clipboard: string, style: JsonStyle): ReadClipboard {
  const text = clipboard.startsWith('\uFEFF') ? clipboard.slice(1) : clipboard;
  const { root, problems } = parseDocument(text);
  const [problem] = problems;
  if (!root || problem) {
    const place = problem ? ` (line ${problem.line}, column ${problem.column}: ${problem.message})` : '';
    throw new EditError('InvalidClipboard', `The clipboard holds no JSON${place}, so there are no steps to paste.`);
  }
  const found = root.kind === 'object' ? actionsIn(text, root) : undefined;
  if (!found || found.size === 0) throw new EditError('NothingToPaste', nothingIn(root));
  const to = style.unit === '' ? READABLE : style;
  const sources = [...found].map(([name, { node, source }]) => {
    const own = sourceIn(to, { source: dedented(source, node) }, styleOf(source));
    return `${JSON.stringify(name)}: ${own}`;
  });
  return { source: `{"actions": {${sources.join(', ')}}}`, notes: notesIn(root) };
}

function notesIn(root: JsonNode): ValueObject {
  const copied = nodeAt(root, ['copied']);
  const notes = nodeAt(root, ['notes']);
  const isOurs = copied?.kind === 'string' && copied.value.startsWith('millrace/');
  const value = isOurs && notes ? nodeValue(notes) : {};
  return isObject(value) ? value : {};
}

function nothingIn(root: JsonNode): string {
  return nodeAt(root, ['nodeData'])
    ? 'A single step that was copied in the designer of Logic Apps carries no definition. Copy its code there, or a scope around it.'
    : 'The clipboard holds no steps: expected is an action, an object with "actions", or a definition.';
}

/** Actions by name, each a node of a text. */
type Found = Map<string, { node: JsonNode; source: string }>;

function actionsIn(text: string, root: JsonObject): Found | undefined {
  const designer = copiedInDesigner(text, root);
  if (designer) return designer;
  if (['triggers', 'definition', 'properties', 'resources', '$schema'].some((name) => findProperty(root, name))) {
    return inDefinition(text);
  }
  if (isAction(root)) return new Map([[String(nodeValue(typeOf(root) ?? root)), { node: root, source: text }]]);
  const actions = findProperty(root, 'actions')?.value;
  return mapOf(text, actions ?? root);
}

/** `{nodeId, serializedValue}` of Logic Apps, `{operationName, operationDefinition}` of Power Automate. */
function copiedInDesigner(text: string, root: JsonObject): Found | undefined {
  const node = ['serializedValue', 'serializedOperation', 'operationDefinition']
    .map((name) => findProperty(root, name)?.value)
    .find((value) => value !== undefined && isAction(value));
  const name = nodeAt(root, ['nodeId']) ?? nodeAt(root, ['operationName']);
  if (!node || name?.kind !== 'string') return undefined;
  return new Map([[name.value.replace(/-copy$/, ''), { node, source: text }]]);
}

function inDefinition(text: string): Found | undefined {
  const [first] = readDefinitionFile(text).definitions;
  if (!first) return undefined;
  const { root, document } = parseDefinition(first.text);
  const actions = nodeAt(document.root, [...root, 'actions']);
  return actions && mapOf(first.text, actions);
}

function mapOf(source: string, node: JsonNode): Found | undefined {
  if (node.kind !== 'object' || !node.properties.every(({ value }) => isAction(value))) return undefined;
  return new Map(node.properties.map(({ name, value }) => [name, { node: value, source }]));
}

function isAction(node: JsonNode): boolean {
  return typeOf(node)?.kind === 'string';
}

function typeOf(node: JsonNode): JsonNode | undefined {
  return nodeAt(node, ['type']);
}

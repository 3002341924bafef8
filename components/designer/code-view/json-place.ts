/** Where in a JSON document the cursor is: the path to it, and whether a name or a value belongs there. */

import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

type Node = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

export type JsonPlace = {
  /** To the object whose names are wanted, or to the value; items of lists do not count. */
  path: string[];
  wanted: 'name' | 'value';
  /** Where what is completed begins, with its quote. */
  from: number;
  /** Of a name: a colon follows already. */
  hasColon: boolean;
  /** Names that the object has already. */
  taken: string[];
};

/** Undefined where nothing can be completed: in a number, between a name and its colon. */
export function jsonPlace(state: EditorState, position: number): JsonPlace | undefined {
  const node = syntaxTree(state).resolveInner(position, -1);
  if (node.name === 'PropertyName' && position > node.from) return namePlace(state, node);
  if (node.name === 'String') {
    if (position <= node.from) return undefined;
    return { ...emptyPlace, path: pathTo(state, node), wanted: 'value', from: node.from };
  }
  return openPlace(state, node, position);
}

const emptyPlace = { hasColon: false, taken: [] };

function namePlace(state: EditorState, node: Node): JsonPlace {
  const object = node.parent?.parent ?? null;
  return {
    path: object ? pathTo(state, object) : [],
    wanted: 'name',
    from: node.from,
    hasColon: /^\s*:/.test(state.sliceDoc(node.to, node.to + 20)),
    taken: object ? namesIn(state, object).filter((name) => name !== textOf(state, node)) : [],
  };
}

/** Nothing is there yet, or a word without quotes: what stands before says what belongs there. */
function openPlace(state: EditorState, node: Node, position: number): JsonPlace | undefined {
  const before = state.sliceDoc(Math.max(0, position - 200), position);
  const word = /[\w$]*$/.exec(before)?.[0] ?? '';
  const from = position - word.length;
  const last = before
    .slice(0, before.length - word.length)
    .trimEnd()
    .at(-1);
  const container = containerOf(node, from);
  if (last === ':') {
    const property = propertyBefore(node, from);
    return property && { ...emptyPlace, path: pathTo(state, property), wanted: 'value', from };
  }
  if (!container || (last !== '{' && last !== '[' && last !== ',')) return undefined;
  if (container.name === 'Array') {
    return { ...emptyPlace, path: pathTo(state, container), wanted: 'value', from };
  }
  const taken = namesIn(state, container);
  return { path: pathTo(state, container), wanted: 'name', from, hasColon: false, taken };
}

function containerOf(node: Node, position: number): Node | undefined {
  for (let at: Node | null = node; at; at = at.parent) {
    const isAround = (at.name === 'Object' || at.name === 'Array') && at.from < position;
    if (isAround) return at;
  }
  return undefined;
}

/** The property whose value is still missing. */
function propertyBefore(node: Node, position: number): Node | undefined {
  for (let at: Node | null = node; at; at = at.parent) {
    if (at.name === 'Property') return at;
    const inside =
      at.name === 'Object' ? at.getChildren('Property').findLast(({ from }) => from < position) : undefined;
    if (inside) return inside;
  }
  return undefined;
}

/** Names of the properties that lead to the node, itself included. */
export function pathTo(state: EditorState, node: Node): string[] {
  const path: string[] = [];
  for (let at: Node | null = node; at; at = at.parent) {
    const name = at.name === 'Property' ? at.getChild('PropertyName') : null;
    if (name) path.unshift(textOf(state, name));
  }
  return path;
}

function namesIn(state: EditorState, object: Node): string[] {
  return object.getChildren('Property').flatMap((property) => {
    const name = property.getChild('PropertyName');
    return name ? [textOf(state, name)] : [];
  });
}

function textOf(state: EditorState, { from, to }: Node): string {
  const text = state.sliceDoc(from, to);
  try {
    return String(JSON.parse(text));
  } catch {
    return text.replace(/^"|"$/g, '');
  }
}

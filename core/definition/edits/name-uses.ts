/**
 * Every place of a definition that names a step, a variable, a parameter or the trigger (WDL reference 2, 6, 8, 10): what
 * renaming changes and "find usages" lists.
 */

import { referencesIn } from '#core/definition/expression-references.ts';
import type { JsonNode, JsonRange, JsonString } from '#core/definition/json-node.ts';
import { readForEdit } from '#core/definition/json-path-edits.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import { visitStrings } from '#core/definition/json-strings.ts';
import { rangeInText } from '#core/definition/json-value.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import type { ReferenceKind } from '#core/expressions/functions/define-function.ts';
import { codeReferences } from './code-references.ts';
import { type EditTarget, readTarget } from './edit-target.ts';

export type NamedKind = 'step' | 'variable' | 'parameter' | 'trigger';

export type NameUse = {
  kind: NamedKind;
  /** As written there. */
  name: string;
  /** From the root of the text. */
  path: readonly (string | number)[];
  /** Of the name in the text, with its quotes. */
  range: JsonRange;
  /**
   * declaration: where it gets its name; runAfter: whom a step follows; expression: an argument of a function; change: the
   * variable that a step sets; code: JavaScript; dependency: `explicitDependencies` of code; note: the step a note is for.
   */
  as: 'declaration' | 'runAfter' | 'expression' | 'change' | 'code' | 'dependency' | 'note';
  /** JSON text for the range that gives another name. */
  written(newName: string): string;
};

type Reading = { text: string; target: EditTarget; root: JsonNode; uses: NameUse[] };
type Path = readonly (string | number)[];

const STEP_KINDS: readonly ReferenceKind[] = ['action', 'result', 'loop'];

/** In no particular order. A broken expression contributes nothing. Throws `EditError` when the text is broken. */
export function nameUses(text: string): NameUse[] {
  const target = readTarget(text);
  const root = readForEdit(text);
  const reading: Reading = { text, target, root, uses: [] };
  addKeys(reading, { kind: 'trigger', path: [...target.root, 'triggers'] });
  addKeys(reading, { kind: 'parameter', path: [...target.root, 'parameters'] });
  for (const located of target.actions) addAction(reading, located);
  addNotes(reading);
  addExpressions(reading);
  return reading.uses;
}

function addKeys({ root, uses }: Reading, { kind, path }: { kind: NamedKind; path: Path }): void {
  const object = nodeAt(root, path);
  if (object?.kind !== 'object') return;
  for (const { name, nameRange } of object.properties) {
    uses.push({ kind, name, path: [...path, name], range: nameRange, as: 'declaration', written: JSON.stringify });
  }
}

function addAction(reading: Reading, located: LocatedAction): void {
  const { root, target, uses } = reading;
  const path = [...target.root, ...located.path];
  const parent = nodeAt(root, path.slice(0, -1));
  const own = parent?.kind === 'object' ? parent.properties.findLast(({ name }) => name === located.name) : undefined;
  if (!own) return;
  uses.push({
    kind: 'step',
    name: located.name,
    path,
    range: own.nameRange,
    as: 'declaration',
    written: JSON.stringify,
  });
  const runAfter = nodeAt(own.value, ['runAfter']);
  for (const { name, nameRange } of runAfter?.kind === 'object' ? runAfter.properties : []) {
    const at = [...path, 'runAfter', name];
    uses.push({ kind: 'step', name, path: at, range: nameRange, as: 'runAfter', written: JSON.stringify });
  }
  const type = located.action.type.toLowerCase();
  if (type === 'initializevariable') addDeclarations(reading, own.value, path);
  else if (type.endsWith('variable'))
    addText(reading, {
      node: own.value,
      path: [...path, 'inputs', 'name'],
      as: 'change',
      kind: 'variable',
      from: path.length,
    });
  if (type === 'javascriptcode') addCode(reading, own.value, path);
}

type TextUse = Pick<NameUse, 'path' | 'as' | 'kind'> & {
  node: JsonNode;
  /** How much of the path leads to the node. */
  from: number;
};

function addText({ uses }: Reading, { node, path, as, kind, from }: TextUse): void {
  const string = nodeAt(node, path.slice(from));
  if (string?.kind !== 'string' || string.value.includes('@')) return;
  uses.push({ kind, name: string.value, path, range: rangeOf(string), as, written: JSON.stringify });
}

function addDeclarations(reading: Reading, node: JsonNode, path: Path): void {
  const list = nodeAt(node, ['inputs', 'variables']);
  if (list?.kind !== 'array') return;
  for (const index of list.items.keys()) {
    const at = [...path, 'inputs', 'variables', index, 'name'];
    addText(reading, { node, path: at, as: 'declaration', kind: 'variable', from: path.length });
  }
}

/** `workflowContext.actions.X` in the code, and the list of what it depends on. */
function addCode(reading: Reading, node: JsonNode, path: Path): void {
  const code = nodeAt(node, ['inputs', 'code']);
  if (code?.kind === 'string') {
    for (const { name, range, written } of codeReferences(code.value)) {
      const place = { path: [...path, 'inputs', 'code'], range: rangeInText(reading.text, code, range) };
      reading.uses.push({
        kind: 'step',
        name,
        ...place,
        as: 'code',
        written: (newName) => JSON.stringify(written(newName)).slice(1, -1),
      });
    }
  }
  const list = nodeAt(node, ['inputs', 'explicitDependencies', 'actions']);
  if (list?.kind !== 'array') return;
  for (const index of list.items.keys()) {
    const at = [...path, 'inputs', 'explicitDependencies', 'actions', index];
    addText(reading, { node, path: at, as: 'dependency', kind: 'step', from: path.length });
  }
}

function addNotes(reading: Reading): void {
  const { root, target } = reading;
  const path = [...target.root, 'metadata', 'notes'];
  const notes = nodeAt(root, path);
  if (notes?.kind !== 'object') return;
  for (const { name, value } of notes.properties) {
    const at = [...path, name, 'metadata', 'step'];
    addText(reading, { node: value, path: at, as: 'note', kind: 'step', from: path.length + 1 });
  }
}

function addExpressions({ text, target, root, uses }: Reading): void {
  const definition = nodeAt(root, target.root);
  if (!definition) return;
  const trigger = Object.keys(target.definition.triggers ?? {})[0];
  visitStrings(definition, target.root, (string, path) => {
    for (const reference of referencesIn(string.value)) {
      const kind = kindOf(reference.kind);
      const name = kind === 'trigger' ? trigger : reference.name;
      if (!kind || name === undefined) continue;
      const range = rangeInText(text, string, reference.range);
      // A call such as triggerBody() names no trigger, so that it stays as it is.
      const stays = text.slice(range.start, range.end);
      uses.push({ kind, name, path, range, as: 'expression', written: kind === 'trigger' ? () => stays : quoted });
    }
  });
}

function kindOf(kind: ReferenceKind): NamedKind | undefined {
  if (STEP_KINDS.includes(kind)) return 'step';
  return kind === 'variable' || kind === 'parameter' || kind === 'trigger' ? kind : undefined;
}

/** A text of an expression, inside a text of JSON. */
function quoted(name: string): string {
  return JSON.stringify(`'${name.replaceAll("'", "''")}'`).slice(1, -1);
}

function rangeOf({ start, end }: JsonString): JsonRange {
  return { start, end };
}

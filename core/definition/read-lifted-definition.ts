/**
 * The definition inside a resource of Azure as a text of its own: what the template fills in when it is deployed becomes
 * a parameter of the flow, or its value where no expression may stand (WDL reference 1 and 2).
 */

import { getProperty } from '#core/json/get-property.ts';
import { isObject, setOwn } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { parseDocument } from './json-document.ts';
import type { JsonNode, JsonString } from './json-node.ts';
import { insertAt } from './json-path-edits.ts';
import { nodeAt } from './json-pointer.ts';
import { visitStrings } from './json-strings.ts';
import { dedented } from './json-style.ts';
import {
  isEscapedBracket,
  isTemplateExpression,
  parameterOf,
  type TemplateScope,
  templateValue,
} from './read-template-expression.ts';
import { applyTextEdits, type TextEdit } from './text-edit.ts';

type Lifted = {
  text: string;
  /** Template expressions that have to be filled in by hand, as they stand in the text. */
  open: string[];
};

type Lifting = {
  scope: TemplateScope;
  taken: Set<string>;
  /** Template expression → name of the new parameter. */
  names: Map<string, string>;
  added: ValueObject;
  open: string[];
};

/** Where only constants may stand (WDL reference 2). */
const CONSTANT_FIELDS = ['type', 'kind', 'operationOptions', 'runAfter', '$schema', 'contentVersion', 'recurrence'];

/** `text` is the whole file, whose JSON is sound; `node` that of the definition. */
export function liftDefinition(text: string, node: JsonNode, scope: TemplateScope): Lifted {
  const source = dedented(text, node);
  const { root } = parseDocument(source);
  if (root?.kind !== 'object') return { text: source, open: [] };
  const declared = nodeAt(root, ['parameters']);
  // Without a place for new parameters nothing can be lifted; the shape is reported when the text is checked.
  if (declared && declared.kind !== 'object' && declared.kind !== 'literal') return { text: source, open: [] };
  if (declared?.kind === 'literal' && declared.value !== null) return { text: source, open: [] };
  const names = declared?.kind === 'object' ? declared.properties.map(({ name }) => name.toLowerCase()) : [];
  const lifting: Lifting = { scope, taken: new Set(names), names: new Map(), added: {}, open: [] };
  const edits: TextEdit[] = [];
  for (const { name, value } of root.properties) {
    visitStrings(value, [name], (string, path) => {
      const edit = isPropertyName(root, string, path) ? undefined : editOf(string, path, lifting);
      if (edit !== undefined) edits.push({ start: string.start, end: string.end, text: edit });
    });
  }
  const edited = applyTextEdits(source, edits);
  const withParameters = Object.entries(lifting.added).reduce(
    (result, [name, value]) => insertAt(result, ['parameters'], { name, content: { value } }),
    edited,
  );
  return { text: withParameters, open: [...new Set(lifting.open)] };
}

/** A property's name is visited with the path of its value. */
function isPropertyName(root: JsonNode, string: JsonString, path: readonly (string | number)[]): boolean {
  return nodeAt(root, path)?.start !== string.start;
}

/** The JSON text that takes the string's place; undefined when it stays. */
function editOf({ value }: JsonString, path: readonly (string | number)[], lifting: Lifting): string | undefined {
  if (isEscapedBracket(value)) return JSON.stringify(value.slice(1));
  if (!isTemplateExpression(value)) return undefined;
  const known = templateValue(value, lifting.scope);
  const isExpression = typeof known === 'string' && known.includes('@');
  if (known !== undefined && (isExpression || isConstantPlace(path))) return printJson(known);
  if (isConstantPlace(path) || value.includes("'@")) {
    lifting.open.push(value);
    return undefined;
  }
  return JSON.stringify(`@parameters('${parameterFor(value, known, lifting)}')`);
}

function isConstantPlace(path: readonly (string | number)[]): boolean {
  if (path[0] === 'parameters' || path[0] === 'staticResults') return true;
  const inputs = path.indexOf('inputs');
  const outside = inputs < 0 ? path : path.slice(0, inputs);
  const isVariableName = path.at(-1) === 'name' && (path.at(-2) === 'inputs' || path.at(-3) === 'variables');
  const fields = [...outside.slice(2), ...(path.length === 1 ? path : [])];
  return isVariableName || fields.some((field) => CONSTANT_FIELDS.includes(String(field)));
}

function parameterFor(expression: string, known: Value | undefined, lifting: Lifting): string {
  const existing = lifting.names.get(expression);
  if (existing !== undefined) return existing;
  const own = parameterOf(expression);
  const quoted = [...expression.matchAll(/'([^']+)'/g)].map(([, word]) => word ?? '');
  const [, part] = /\.([a-z]\w{0,60})\s*\]$/i.exec(expression) ?? [];
  const wanted = own ?? quoted.find((word) => /^[a-z][\w-]{0,60}$/i.test(word)) ?? part ?? 'template';
  const base = wanted.replaceAll("'", '_');
  let name = base;
  for (let count = 2; lifting.taken.has(name.toLowerCase()); count += 1) name = `${base}_${count}`;
  lifting.taken.add(name.toLowerCase());
  lifting.names.set(expression, name);
  setOwn(lifting.added, name, declaration(own, known, lifting.scope));
  return name;
}

const TYPES: { [type: string]: string } = {
  string: 'String',
  securestring: 'SecureString',
  int: 'Int',
  bool: 'Bool',
  object: 'Object',
  secureobject: 'SecureObject',
  array: 'Array',
};

function declaration(own: string | undefined, known: Value | undefined, scope: TemplateScope): ValueObject {
  const parameter = own === undefined ? undefined : getProperty(scope.parameters, own);
  const given = isObject(parameter) && typeof parameter.type === 'string' ? parameter.type.toLowerCase() : '';
  const type = Object.hasOwn(TYPES, given) ? (TYPES[given] ?? 'String') : typeOfValue(known);
  return known === undefined ? { type } : { type, defaultValue: known };
}

function typeOfValue(value: Value | undefined): string {
  if (Array.isArray(value)) return 'Array';
  if (typeof value === 'boolean') return 'Bool';
  if (typeof value === 'number') return 'Int';
  return isObject(value) ? 'Object' : 'String';
}

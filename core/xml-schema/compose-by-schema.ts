/** JSON → XML document, in the order and the namespaces of its schema (WDL reference 8, XmlCompose). */

import { formatTimestamp } from '#core/expressions/time/format-timestamp.ts';
import { parseTimestamp } from '#core/expressions/time/parse-timestamp.ts';
import { isNumeric } from '#core/json/numbers.ts';
import { isObject, setOwn } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { NewAttribute, NewElement } from '#core/xml/write-xml.ts';
import { freeElements } from './free-elements.ts';
import { ATTRIBUTE, childrenOf, holdsAny, isNamed, listedElement, qualified, TEXT, XSI_URI } from './json-names.ts';
import {
  type Particle,
  type Schema,
  type SchemaElement,
  SchemaError,
  type SchemaType,
  type SimpleType,
} from './schema-model.ts';

export type ComposeSettings = {
  /** Needed where the schema has several elements that no other one holds. */
  rootName?: string | undefined;
  /** Format of .NET for values of the type xs:dateTime; as they are when left out. */
  dateTimeFormat?: string | undefined;
};

type ComplexType = Extract<SchemaType, { kind: 'complex' }>;
type Composing = { settings: ComposeSettings };
/** The values of each element by its qualified name, and how many of them are written. */
type Pool = Map<string, { values: Value[]; written: number }>;

/** Why the content does not go into the schema: what is wrong and where. */
export class ComposeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ComposeError';
  }
}

/** Throws `SchemaError` when the root element is not clear, `ComposeError` when the content does not go into the schema. */
export function composeBySchema(content: Value, schema: Schema, settings: ComposeSettings = {}): NewElement {
  const root = rootOf(schema, settings.rootName);
  const element = compose({ settings }, root, content, root.name);
  return element ?? { name: root.name, namespace: root.namespace, attributes: [], children: [] };
}

function rootOf({ elements }: Schema, rootName: string | undefined): SchemaElement {
  if (rootName !== undefined) {
    const named = elements.find((element) => isNamed(rootName, element));
    if (named) return named;
    throw new SchemaError(`The schema declares no element '${rootName}' that could be the root.`);
  }
  const held = new Set(elements.flatMap(heldNames));
  const roots = elements.filter((element) => !held.has(qualified(element)));
  const [root, ...others] = roots.length > 0 ? roots : elements;
  if (root && others.length === 0) return root;
  if (!root) throw new SchemaError('The schema declares no element that could be the root.');
  const names = [root, ...others].map(({ name }) => `'${name}'`).join(', ');
  throw new SchemaError(
    `Several elements of the schema could be the root: ${names}. Name one in 'rootNodeQualifiedName'.`,
  );
}

function heldNames(element: SchemaElement): string[] {
  const type = element.type();
  if (type.kind === 'simple') return [];
  return childrenOf(type)
    .map((child) => qualified(child.element))
    .filter((name) => name !== qualified(element));
}

/** Undefined for what is left out: null, unless the schema lets the element be nil. */
function compose(composing: Composing, declared: SchemaElement, value: Value, path: string): NewElement | undefined {
  const { name, namespace } = declared;
  if (value === null) {
    const nil = { name: 'nil', namespace: XSI_URI, value: 'true' };
    return declared.isNillable ? { name, namespace, attributes: [nil], children: [] } : undefined;
  }
  const type = declared.type();
  const element: NewElement = { name, namespace, attributes: [], children: [] };
  if (type.kind === 'simple') addText(element, textOf(composing, value, type.type, path));
  else if (type.text !== undefined && !isObject(value)) addText(element, textOf(composing, value, type.text, path));
  else fill(composing, element, { type, object: objectOf(value, type, path), path });
  return element;
}

function addText(element: NewElement, text: string): void {
  if (text !== '') element.children.push(text);
}

function objectOf(value: Value, type: ComplexType, path: string): ValueObject {
  if (isObject(value)) return value;
  const listed = listedElement(type);
  if (listed && Array.isArray(value)) return { [qualified(listed)]: value };
  if (type.isMixed && typeof value === 'string') return { [TEXT]: value };
  throw new ComposeError(`'${path}' has to be ${listed ? 'a list' : 'an object'}, it is ${typeName(value)}.`);
}

type Filling = { type: ComplexType; object: ValueObject; path: string };

function fill(composing: Composing, element: NewElement, { type, object, path }: Filling): void {
  const pool: Pool = new Map();
  const free: ValueObject = {};
  for (const [property, value] of Object.entries(object)) {
    if (property.startsWith(ATTRIBUTE)) {
      const attribute = attributeOf(composing, { type, property, value, path });
      if (attribute) element.attributes.push(attribute);
    } else if (property === TEXT) {
      if (type.text === undefined && !type.isMixed) throw new ComposeError(`'${path}' has no text in the schema.`);
      addText(element, textOf(composing, value, type.text ?? 'text', `${path}/${TEXT}`));
    } else addValues({ pool, free }, { type, property, value, path });
  }
  if (type.content) writeParticle(composing, { element, pool, path }, type.content);
  for (const [name, { values, written }] of pool) {
    if (written === values.length) continue;
    const rule = 'more values, or values of more alternatives, than the schema lets stand there';
    throw new ComposeError(`'${path}/${name}' has ${rule}.`);
  }
  element.children.push(...freeElements(free));
}

type Property = { type: ComplexType; property: string; value: Value; path: string };

function addValues({ pool, free }: { pool: Pool; free: ValueObject }, { type, property, value, path }: Property): void {
  const child = childrenOf(type).find(({ element }) => isNamed(property, element));
  if (child) {
    const isList = Array.isArray(value) && (child.isRepeated || !isListElement(child.element));
    pool.set(qualified(child.element), { values: isList ? value : [value], written: 0 });
  } else if (holdsAny(type.content)) setOwn(free, property, value);
  else throw new ComposeError(`The schema knows no '${property}' in '${path}'.`);
}

/** Its own value is a list. */
function isListElement(element: SchemaElement): boolean {
  const type = element.type();
  return type.kind === 'complex' && listedElement(type) !== undefined;
}

function attributeOf(composing: Composing, { type, property, value, path }: Property): NewAttribute | undefined {
  const given = property.slice(ATTRIBUTE.length);
  const declared = type.attributes.find((each) => isNamed(given, each));
  if (value === null) return undefined;
  if (declared) {
    const text = textOf(composing, value, declared.type, `${path}/${property}`);
    return { name: declared.name, namespace: declared.namespace, value: text };
  }
  if (!type.hasAnyAttribute) throw new ComposeError(`The schema knows no attribute '${given}' of '${path}'.`);
  return { name: given, namespace: '', value: textOf(composing, value, 'text', `${path}/${property}`) };
}

type Target = { element: NewElement; pool: Pool; path: string };

/** Writes what the pool has for the particle; says whether it had anything. */
function writeParticle(composing: Composing, target: Target, particle: Particle): boolean {
  if (particle.kind === 'any') return false;
  if (particle.kind === 'element') return writeElements(composing, target, particle);
  let hasWritten = false;
  for (let time = 0; time < particle.max; time += 1) {
    let isNew = false;
    for (const part of particle.particles) {
      isNew = writeParticle(composing, target, part) || isNew;
      if (isNew && particle.kind === 'choice') break;
    }
    if (!isNew) break;
    hasWritten = true;
  }
  return hasWritten;
}

type ElementParticle = Extract<Particle, { kind: 'element' }>;

function writeElements(
  composing: Composing,
  { element, pool, path }: Target,
  { element: declared, max }: ElementParticle,
): boolean {
  const entry = pool.get(qualified(declared));
  if (!entry || entry.written === entry.values.length) return false;
  const taken = entry.values.slice(entry.written, entry.written + max);
  entry.written += taken.length;
  for (const value of taken) {
    const child = compose(composing, declared, value, `${path}/${declared.name}`);
    if (child) element.children.push(child);
  }
  return true;
}

function textOf({ settings }: Composing, value: Value, type: SimpleType, path: string): string {
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isNumeric(value)) return printJson(value);
  if (value === null) return '';
  if (typeof value !== 'string')
    throw new ComposeError(`'${path}' has to be a single value, it is ${typeName(value)}.`);
  const { dateTimeFormat } = settings;
  return type === 'dateTime' && dateTimeFormat !== undefined
    ? formatTimestamp(parseTimestamp(value), dateTimeFormat)
    : value;
}

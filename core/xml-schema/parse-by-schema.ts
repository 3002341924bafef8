/** XML document → JSON, with the types and lists that its schema gives it (WDL reference 8, XmlParse). */

import { integerValue } from '#core/json/numbers.ts';
import { setOwn } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { xmlToJson } from '#core/xml/xml-to-json.ts';
import {
  localName,
  lookUpNamespace,
  prefixOf,
  rootElement,
  XMLNS_URI,
  type XmlDocument,
  type XmlElement,
} from '#core/xml/xml-tree.ts';
import { ATTRIBUTE, childrenOf, isNamed, listedElement, qualified, TEXT, XSI_URI } from './json-names.ts';
import { type Schema, type SchemaElement, SchemaError, type SchemaType, type SimpleType } from './schema-model.ts';

export type ParseSettings = {
  /** The root element that is expected; any that the schema declares when left out. */
  rootName?: string | undefined;
  ignoresAttributes?: boolean | undefined;
  /** Names as `namespace:name`. */
  qualifiesNames?: boolean | undefined;
};

type Parsing = { schema: Schema; settings: ParseSettings };
type ComplexType = Extract<SchemaType, { kind: 'complex' }>;

/** Beyond it a double does not hold every decimal: those stay text. */
const EXACT_DIGITS = 15;

/** The document is taken to be valid. Throws `SchemaError` when its root element is not the one that is expected. */
export function parseBySchema(document: XmlDocument, schema: Schema, settings: ParseSettings = {}): Value {
  const root = rootElement(document);
  const { rootName } = settings;
  if (rootName !== undefined && !isNamed(rootName, nameOf(root))) {
    throw new SchemaError(`The root element is '${qualified(nameOf(root))}' in place of '${rootName}'.`);
  }
  const declared = globalElement(schema, root);
  if (!declared) throw new SchemaError(`The schema does not declare the root element '${qualified(nameOf(root))}'.`);
  return elementValue({ schema, settings }, root, declared);
}

function globalElement({ elements }: Schema, node: XmlElement): SchemaElement | undefined {
  const name = qualified(nameOf(node));
  return elements.find((element) => qualified(element) === name);
}

function nameOf({ name, namespaceUri }: XmlElement): { name: string; namespace: string } {
  return { name: localName(name), namespace: namespaceUri };
}

function elementValue(parsing: Parsing, node: XmlElement, declared: SchemaElement): Value {
  if (/^(true|1)$/.test(xsiAttribute(node, 'nil') ?? '')) return null;
  const type = typeOf(parsing.schema, node, declared);
  if (type.kind === 'simple') return scalar(textOf(node), type.type);
  const listed = listedElement(type);
  if (listed) return elementsOf(node).map((child) => elementValue(parsing, child, listed));
  const hasAttributes = type.attributes.length > 0 && parsing.settings.ignoresAttributes !== true;
  if (type.text !== undefined && !hasAttributes) return scalar(textOf(node), type.text);
  return objectOf(parsing, node, type);
}

function typeOf(schema: Schema, node: XmlElement, declared: SchemaElement): SchemaType {
  const named = xsiAttribute(node, 'type')?.trim();
  const namespace = named === undefined ? undefined : lookUpNamespace(node, prefixOf(named));
  if (named === undefined || namespace === undefined) return declared.type();
  return schema.typeNamed(namespace, localName(named)) ?? declared.type();
}

function objectOf(parsing: Parsing, node: XmlElement, type: ComplexType): ValueObject {
  const object: ValueObject = {};
  if (parsing.settings.ignoresAttributes !== true) addAttributes(object, { parsing, node, type });
  if (type.text !== undefined) setOwn(object, TEXT, scalar(textOf(node), type.text));
  else if (type.isMixed && textOf(node).trim() !== '') setOwn(object, TEXT, textOf(node));
  const nodes = elementsOf(node);
  for (const { element, isRepeated } of childrenOf(type)) {
    const own = nodes.filter((child) => qualified(nameOf(child)) === qualified(element));
    const values = own.map((child) => elementValue(parsing, child, element));
    const [first] = values;
    if (isRepeated) addList(object, keyOf(parsing, element), values);
    else if (first !== undefined) setOwn(object, keyOf(parsing, element), first);
  }
  addOthers(object, { parsing, node, type });
  return object;
}

type Owner = { parsing: Parsing; node: XmlElement; type: ComplexType };

function addAttributes(object: ValueObject, { parsing, node, type }: Owner): void {
  for (const { name, namespaceUri, value } of node.attributes) {
    if (namespaceUri === XMLNS_URI || namespaceUri === XSI_URI) continue;
    const named = { name: localName(name), namespace: namespaceUri };
    const declared = type.attributes.find((each) => qualified(each) === qualified(named));
    setOwn(object, `${ATTRIBUTE}${keyOf(parsing, named)}`, scalar(value, declared?.type ?? 'text'));
  }
}

/** Elements in the place of others, which the schema declares, and those of a wildcard, which it may not. */
function addOthers(object: ValueObject, { parsing, node, type }: Owner): void {
  const known = new Set(childrenOf(type).map(({ element }) => qualified(element)));
  const groups = new Map<string, Value[]>();
  for (const child of elementsOf(node)) {
    if (known.has(qualified(nameOf(child)))) continue;
    const declared = globalElement(parsing.schema, child);
    const value = declared ? elementValue(parsing, child, declared) : freeValue(child);
    const key = keyOf(parsing, nameOf(child));
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  for (const [key, values] of groups) {
    const [first] = values;
    if (values.length > 1) addList(object, key, values);
    else if (first !== undefined) setOwn(object, key, first);
  }
}

/** Elements of two namespaces may share a name. */
function addList(object: ValueObject, key: string, values: Value[]): void {
  const known = Object.hasOwn(object, key) ? object[key] : undefined;
  setOwn(object, key, Array.isArray(known) ? [...known, ...values] : values);
}

function keyOf({ settings }: Parsing, named: { name: string; namespace: string }): string {
  return settings.qualifiesNames ? qualified(named) : named.name;
}

/** As `json(xml())` writes it. */
function freeValue(node: XmlElement): Value {
  const whole = xmlToJson({ kind: 'document', children: [node], order: 0 });
  return Object.values(whole as ValueObject)[0] ?? null;
}

function elementsOf(node: XmlElement): XmlElement[] {
  return node.children.filter((child): child is XmlElement => child.kind === 'element');
}

function textOf(node: XmlElement): string {
  return node.children.map((child) => (child.kind === 'text' || child.kind === 'cdata' ? child.value : '')).join('');
}

function xsiAttribute(node: XmlElement, name: string): string | undefined {
  return node.attributes.find((each) => each.namespaceUri === XSI_URI && localName(each.name) === name)?.value;
}

function scalar(text: string, type: SimpleType): Value {
  const trimmed = text.trim();
  if (type === 'text') return text;
  if (type === 'boolean') return trimmed === 'true' || trimmed === '1';
  if (type === 'integer' && /^[+-]?\d+$/.test(trimmed)) return integerValue(BigInt(trimmed.replace('+', '')));
  if (type === 'decimal' || type === 'float') return numberOf(trimmed);
  return trimmed;
}

const NUMBER = /^([+-]?)0*(\d*)(?:\.(\d*))?([Ee][+-]?\d+)?$/;

/** Text for what is no number of JSON (`INF`), and for more digits than a double holds. */
function numberOf(text: string): Value {
  const [, sign = '', whole = '', fraction = '', exponent = ''] = NUMBER.exec(text) ?? [];
  const digits = `${whole}${fraction.replace(/0+$/, '')}`;
  if (!/\d/.test(text) || !NUMBER.test(text) || digits.length > EXACT_DIGITS) return text;
  const point = fraction === '' ? '' : `.${fraction}`;
  return parseJson(`${sign === '-' ? '-' : ''}${whole === '' ? '0' : whole}${point}${exponent}`);
}

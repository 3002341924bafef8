/**
 * JSON value → XML document (WDL reference 15.4, `xml`): the way back of `xml-to-json.ts`. Names and arrays are turned as the
 * reference's serializer does it.
 */

import { numberText } from '#core/json/number-text.ts';
import { isNumeric } from '#core/json/numbers.ts';
import { isObject } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { parseXml } from './parse-xml.ts';
import { encodeLocalName } from './xml-names.ts';
import type { XmlDocument } from './xml-tree.ts';

const ALWAYS_DECLARED: ReadonlySet<string> = new Set(['xml', 'xmlns']);
const TEXT_NAMES = new Set(['#text', '#whitespace', '#significant-whitespace']);

/** Why a JSON value has no XML form. */
export class XmlConversionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'XmlConversionError';
  }
}

/**
 * The document of an object with one root property. Throws `XmlConversionError` when the value has another shape,
 * `XmlSyntaxError` when it holds characters that XML does not allow.
 */
export function jsonToXml(value: ValueObject): XmlDocument {
  const roots = Object.keys(value).filter((name) => !/^[?!#@]/.test(name));
  const [root] = roots;
  if (roots.length !== 1 || root === undefined) {
    throw new XmlConversionError(`one root property is expected, but there are ${roots.length}`);
  }
  if (Array.isArray(value[root])) throw new XmlConversionError(`the root property '${root}' must not be an array`);
  const text = Object.entries(value).map(([name, property]) => writeTopLevel(name, property));
  return parseXml(text.join(''), { keepsBlankText: true });
}

function writeTopLevel(name: string, value: Value): string {
  if (name === '?xml') return writeDeclaration(value);
  if (name === '!DOCTYPE') return writeDocumentType(value);
  if (/^[#@]/.test(name)) throw new XmlConversionError(`'${name}' is not allowed beside the root property`);
  return writeProperty(name, value, ALWAYS_DECLARED);
}

function attributeOf(value: Value, name: string): string | undefined {
  const found = isObject(value) ? value[`@${name}`] : undefined;
  return typeof found === 'string' ? found : undefined;
}

function writeDeclaration(value: Value): string {
  const names = ['version', 'encoding', 'standalone'] as const;
  const parts = names.flatMap((name) => {
    const text = attributeOf(value, name) ?? (name === 'version' ? '1.0' : undefined);
    return text === undefined ? [] : [`${name}="${escapeMarkup(text)}"`];
  });
  return `<?xml ${parts.join(' ')}?>`;
}

function writeDocumentType(value: Value): string {
  const [name, publicId, systemId] = ['name', 'public', 'system'].map((key) => attributeOf(value, key));
  const internalSubset = attributeOf(value, 'internalSubset');
  const system = systemId === undefined ? '' : ` "${systemId}"`;
  const external = publicId === undefined ? system && ` SYSTEM${system}` : ` PUBLIC "${publicId}"${system}`;
  return `<!DOCTYPE ${name ?? ''}${external}${internalSubset === undefined ? '' : `[${internalSubset}]`}>`;
}

/** `prefixes` are the namespace prefixes declared around the property. An array repeats what its name stands for. */
function writeProperty(name: string, value: Value, prefixes: ReadonlySet<string>): string {
  if (!Array.isArray(value)) return writeOne(name, value, prefixes);
  return value.map((item) => writeOne(name, item, prefixes)).join('');
}

function writeOne(name: string, value: Value, prefixes: ReadonlySet<string>): string {
  if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  if (TEXT_NAMES.has(name)) return escapeMarkup(scalarText(name, value));
  if (name === '#cdata-section') return `<![CDATA[${scalarText(name, value)}]]>`;
  if (name.startsWith('?')) return `<?${encodeLocalName(name.slice(1))} ${scalarText(name, value)}?>`;
  if (!Array.isArray(value)) return writeElement(name, value, prefixes);
  // An array inside an array is an element of the same name around its items.
  const tag = elementName(name, prefixes);
  return `<${tag}>${writeProperty(name, value, prefixes)}</${tag}>`;
}

function writeElement(name: string, value: Value, outer: ReadonlySet<string>): string {
  if (!isObject(value)) {
    const tag = elementName(name, outer);
    return value === null ? `<${tag}/>` : `<${tag}>${escapeMarkup(scalarText(name, value))}</${tag}>`;
  }
  const isAttribute = (property: string) => property.startsWith('@') && property.length > 1;
  const names = Object.keys(value);
  const declared = names
    .filter((property) => property.startsWith('@xmlns:'))
    .map((property) => property.slice('@xmlns:'.length));
  const prefixes = declared.length === 0 ? outer : new Set([...outer, ...declared]);
  const tag = elementName(name, prefixes);
  const attributes = names.filter(isAttribute).map((property) => {
    const text = escapeMarkup(scalarText(property, value[property] ?? null)).replaceAll('"', '&quot;');
    return ` ${elementName(property.slice(1), prefixes)}="${text.replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;')}"`;
  });
  const children = names.filter((property) => !isAttribute(property) && !isEmptyArray(value[property]));
  const body = children.map((property) => writeProperty(property, value[property] ?? null, prefixes)).join('');
  return children.length === 0 ? `<${tag}${attributes.join('')}/>` : `<${tag}${attributes.join('')}>${body}</${tag}>`;
}

function isEmptyArray(value: Value | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A prefix that is not declared is left out. */
function elementName(name: string, prefixes: ReadonlySet<string>): string {
  if (name === '') throw new XmlConversionError('a property without a name has no place in XML');
  const colon = name.indexOf(':');
  if (colon <= 0 || colon === name.length - 1) return encodeLocalName(name);
  const [prefix, local] = [name.slice(0, colon), encodeLocalName(name.slice(colon + 1))];
  return prefixes.has(prefix) ? `${prefix}:${local}` : local;
}

function scalarText(name: string, value: Value): string {
  if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isNumeric(value)) return numberText(value).replace('Infinity', 'INF');
  throw new XmlConversionError(`'${name}' must be a single value, but is ${typeName(value)}`);
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}

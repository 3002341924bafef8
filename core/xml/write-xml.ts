/** Writes a new XML document from elements whose namespaces are known: prefixes are the writer's business. */

import { findForbiddenCharacter } from './xml-names.ts';

export type NewAttribute = { name: string; namespace: string; value: string };
export type NewElement = {
  name: string;
  namespace: string;
  attributes: NewAttribute[];
  children: (NewElement | string)[];
};

export type XmlWriting = {
  /** In the declaration; no declaration without it. */
  encoding?: string;
  /** The text in front of each level; elements with text among their children stay on one line. */
  indent?: string;
  /** Also for the line breaks in texts, where it is given. */
  newLine?: string;
  newLineOnAttributes?: boolean;
  /** Line breaks in texts as character references. */
  entitizesNewLines?: boolean;
  /** The last code point that the encoding can hold; others are written as character references. */
  lastCharacter?: number;
};

/** Why something has no XML form. */
export class XmlWriteError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'XmlWriteError';
  }
}

const DEFAULT_NEW_LINE = '\n';
const XSI_URI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Throws `XmlWriteError` for characters that XML does not allow. */
export function writeXml(root: NewElement, writing: XmlWriting = {}): string {
  const newLine = writing.newLine ?? DEFAULT_NEW_LINE;
  const declaration = writing.encoding === undefined ? '' : `<?xml version="1.0" encoding="${writing.encoding}"?>`;
  const gap = declaration !== '' && writing.indent !== undefined ? newLine : '';
  return `${declaration}${gap}${writeElement(root, { writing, namespace: '', level: 0 })}`;
}

type Place = { writing: XmlWriting /** The default one around it. */; namespace: string; level: number };

function writeElement(element: NewElement, { writing, namespace, level }: Place): string {
  const { name, children } = element;
  const tag = `<${name}${writeAttributes(element, { writing, namespace, level })}`;
  if (children.length === 0) return `${tag} />`;
  const inside = { writing, namespace: element.namespace, level: level + 1 };
  const parts = children.map((child) =>
    typeof child === 'string' ? writeText(child, writing) : writeElement(child, inside),
  );
  const isIndented = writing.indent !== undefined && children.every((child) => typeof child !== 'string');
  if (!isIndented) return `${tag}>${parts.join('')}</${name}>`;
  const lines = parts.map((part) => `${lineStart(writing, level + 1)}${part}`);
  return `${tag}>${lines.join('')}${lineStart(writing, level)}</${name}>`;
}

function writeAttributes({ namespace, attributes }: NewElement, { writing, namespace: around, level }: Place): string {
  const prefixes = prefixesOf(attributes);
  const declared = [...prefixes].map(([uri, prefix]): [string, string] => [`xmlns:${prefix}`, uri]);
  const written = attributes.map((each): [string, string] => {
    const prefix = each.namespace === '' ? '' : `${prefixes.get(each.namespace)}:`;
    return [`${prefix}${each.name}`, each.value];
  });
  const own: [string, string][] = namespace === around ? [] : [['xmlns', namespace]];
  const gap = writing.newLineOnAttributes && writing.indent !== undefined ? lineStart(writing, level + 1) : ' ';
  return [...own, ...declared, ...written]
    .map(([name, value]) => `${gap}${name}="${writeValue(value, writing)}"`)
    .join('');
}

function prefixesOf(attributes: readonly NewAttribute[]): Map<string, string> {
  const uris = new Set(attributes.map((each) => each.namespace).filter((uri) => uri !== ''));
  return new Map([...uris].map((uri, index) => [uri, uri === XSI_URI ? 'xsi' : `ns${index}`]));
}

function lineStart({ newLine = DEFAULT_NEW_LINE, indent = '' }: XmlWriting, level: number): string {
  return `${newLine}${indent.repeat(level)}`;
}

function writeText(text: string, { newLine, entitizesNewLines, lastCharacter }: XmlWriting): string {
  const escaped = escapeMarkup(text, lastCharacter);
  if (entitizesNewLines) return escaped.replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;');
  if (newLine === undefined) return escaped.replaceAll('\r', '&#xD;');
  return escaped.replace(/\r\n?|\n/g, newLine);
}

function writeValue(text: string, { lastCharacter }: XmlWriting): string {
  const escaped = escapeMarkup(text, lastCharacter).replaceAll('"', '&quot;');
  return escaped.replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;').replaceAll('\t', '&#x9;');
}

function escapeMarkup(text: string, lastCharacter = 0x10ffff): string {
  const forbidden = findForbiddenCharacter(text);
  if (forbidden >= 0) {
    const code = text.codePointAt(forbidden)?.toString(16).toUpperCase().padStart(4, '0');
    throw new XmlWriteError(`XML does not allow the character U+${code}`);
  }
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (lastCharacter >= 0x10ffff) return escaped;
  return escaped.replace(/[^\0-\x7F]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code <= lastCharacter ? character : `&#x${code.toString(16).toUpperCase()};`;
  });
}

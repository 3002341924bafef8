/**
 * XML 1.0 text → document. Refuses what is not well-formed. Entities other than the five of XML itself are not known, so
 * that no document can blow up. White space between elements is dropped, as .NET does when it loads a document.
 */

import { findForbiddenCharacter, plainNameAt } from './xml-names.ts';
import { readDeclaration, readDocumentType } from './xml-prolog.ts';
import { createReader, type XmlReader } from './xml-reader.ts';
import {
  lookUpNamespace,
  prefixOf,
  XML_URI,
  XMLNS_URI,
  type XmlAttribute,
  type XmlComment,
  type XmlDocument,
  type XmlElement,
  type XmlInstruction,
  type XmlText,
} from './xml-tree.ts';

const MAX_DEPTH = 1000;
const TEXT = /[^<&]+/y;
const ATTRIBUTE_TEXT = { '"': /[^<&"]+/y, "'": /[^<&']+/y } as const;
const CHARACTER_REFERENCE = /&#(?:(\d{1,7})|x([\da-fA-F]{1,6}));/y;
const ENTITY = /&(amp|lt|gt|quot|apos);/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export type XmlParsing = { keepsBlankText?: boolean };

/** Throws `XmlSyntaxError`. `keepsBlankText` keeps white space between elements, too. */
export function parseXml(source: string, { keepsBlankText = false }: XmlParsing = {}): XmlDocument {
  const reader = createReader(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const forbidden = findForbiddenCharacter(reader.text);
  if (forbidden >= 0) throw reader.fail('a character that XML does not allow', forbidden);
  const document: XmlDocument = { kind: 'document', children: [], order: 0 };
  const builder: Builder = { reader, document, current: document, depth: 0, order: 1, keepsBlankText };
  const declaration = readDeclaration(reader);
  if (declaration) document.declaration = declaration;
  while (reader.position < reader.text.length) readNext(builder);
  if (builder.current.kind === 'element') throw reader.fail(`the element '${builder.current.name}' is not closed`);
  if (!hasRoot(document)) throw reader.fail('a root element is expected');
  return document;
}

type Builder = {
  reader: XmlReader;
  document: XmlDocument;
  current: XmlElement | XmlDocument;
  depth: number;
  order: number;
  keepsBlankText: boolean;
};

function hasRoot(document: XmlDocument): boolean {
  return document.children.some((node) => node.kind === 'element');
}

function readNext(builder: Builder): void {
  const { reader } = builder;
  if (!reader.startsWith('<')) readText(builder);
  else if (reader.startsWith('</')) readEndTag(builder);
  else if (reader.startsWith('<!--')) readComment(builder);
  else if (reader.startsWith('<![CDATA[')) readCdata(builder);
  else if (reader.startsWith('<?')) readInstruction(builder);
  else if (reader.startsWith('<!DOCTYPE')) readDoctype(builder);
  else readStartTag(builder);
}

type Unplaced<T> = Omit<T, 'parent' | 'order'>;
type NewNode = Unplaced<XmlText> | Unplaced<XmlComment> | Unplaced<XmlInstruction>;

function append(builder: Builder, node: NewNode): void {
  builder.current.children.push({ ...node, parent: builder.current, order: builder.order });
  builder.order += 1;
}

function readText(builder: Builder): void {
  const { reader, current } = builder;
  const start = reader.position;
  let value = '';
  while (reader.position < reader.text.length && !reader.startsWith('<')) {
    value += reader.match(TEXT)?.[0] ?? readReference(reader);
  }
  const isBlank = /^[ \t\n]*$/.test(reader.text.slice(start, reader.position));
  if (current.kind === 'document') {
    if (!isBlank) throw reader.fail('text outside the root element', start);
    return;
  }
  if (reader.text.slice(start, reader.position).includes(']]>')) throw reader.fail("']]>' in text", start);
  if (!isBlank || builder.keepsBlankText || keepsSpace(current)) append(builder, { kind: 'text', value });
}

function keepsSpace(element: XmlElement): boolean {
  for (let at: XmlElement | XmlDocument = element; at.kind === 'element'; at = at.parent) {
    const space = at.attributes.find((attribute) => attribute.name === 'xml:space');
    if (space) return space.value === 'preserve';
  }
  return false;
}

function readReference(reader: XmlReader): string {
  const entity = reader.match(ENTITY);
  if (entity) return ENTITIES[entity[1] ?? ''] ?? '';
  const match = reader.match(CHARACTER_REFERENCE);
  const code = match?.[1] === undefined ? Number.parseInt(match?.[2] ?? '', 16) : Number(match[1]);
  const character = match && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  if (character !== '' && findForbiddenCharacter(character) < 0) return character;
  throw reader.fail("an '&' that begins no known entity; write '&amp;'");
}

function readComment(builder: Builder): void {
  const { reader } = builder;
  const value = reader.readUntil('<!--', '-->', 'the comment has no end');
  if (value.includes('--') || value.endsWith('-')) throw reader.fail("'--' in a comment");
  append(builder, { kind: 'comment', value });
}

function readCdata(builder: Builder): void {
  const { reader, current } = builder;
  if (current.kind === 'document') throw reader.fail('text outside the root element');
  append(builder, { kind: 'cdata', value: reader.readUntil('<![CDATA[', ']]>', 'the CDATA section has no end') });
}

function readInstruction(builder: Builder): void {
  const { reader } = builder;
  const start = reader.position;
  const content = reader.readUntil('<?', '?>', 'the processing instruction has no end');
  const target = plainNameAt(content, 0) ?? '';
  const rest = content.slice(target.length);
  if (target === '' || target.toLowerCase() === 'xml' || (rest !== '' && !/^\s/.test(rest))) {
    throw reader.fail('a processing instruction with a wrong name', start);
  }
  append(builder, { kind: 'instruction', target, value: rest.trimStart() });
}

function readDoctype(builder: Builder): void {
  const { reader, document, current } = builder;
  if (current.kind === 'element' || document.documentType || hasRoot(document)) {
    throw reader.fail('a document type in the wrong place');
  }
  document.documentType = readDocumentType(reader);
}

function readEndTag(builder: Builder): void {
  const { reader, current } = builder;
  const start = reader.position;
  reader.expect('</');
  const name = reader.readName() ?? '';
  reader.skipBlanks();
  if (current.kind === 'document' || current.name !== name) {
    const expected = current.kind === 'document' ? 'no end tag' : `'</${current.name}>'`;
    throw reader.fail(`'</${name}>' where ${expected} is expected`, start);
  }
  reader.expect('>');
  builder.current = current.parent;
  builder.depth -= 1;
}

function readStartTag(builder: Builder): void {
  const { reader, document, current } = builder;
  const start = reader.position;
  reader.expect('<');
  const name = reader.readName();
  if (name === undefined) throw reader.fail("a name is expected after '<'");
  if (current.kind === 'document' && hasRoot(document)) throw reader.fail('a second root element', start);
  const order = builder.order;
  const element: XmlElement = {
    kind: 'element',
    name,
    namespaceUri: '',
    attributes: [],
    children: [],
    parent: current,
    isEmpty: false,
    order,
  };
  builder.order += 1;
  readAttributes(builder, element);
  resolveNames(builder.reader, element, start);
  current.children.push(element);
  element.isEmpty = reader.startsWith('/>');
  reader.expect(element.isEmpty ? '/>' : '>');
  if (element.isEmpty) return;
  builder.current = element;
  builder.depth += 1;
  if (builder.depth > MAX_DEPTH) throw reader.fail(`elements nested deeper than ${MAX_DEPTH} levels`, start);
}

function readAttributes(builder: Builder, element: XmlElement): void {
  const { reader } = builder;
  const names = new Set<string>();
  for (;;) {
    const hadBlanks = reader.skipBlanks();
    if (reader.startsWith('>') || reader.startsWith('/>')) return;
    const name = reader.readName();
    if (name === undefined || !hadBlanks)
      throw reader.fail(`an attribute, '>' or '/>' is expected in '<${element.name}'`);
    if (names.has(name)) throw reader.fail(`the attribute '${name}' is given twice`);
    names.add(name);
    reader.skipBlanks();
    reader.expect('=');
    reader.skipBlanks();
    const attribute: XmlAttribute = {
      kind: 'attribute',
      name,
      namespaceUri: '',
      value: readQuoted(reader),
      parent: element,
      order: builder.order,
    };
    element.attributes.push(attribute);
    builder.order += 1;
  }
}

function readQuoted(reader: XmlReader): string {
  const quote = reader.startsWith("'") ? "'" : '"';
  reader.expect(quote);
  let value = '';
  while (!reader.startsWith(quote)) {
    if (reader.position >= reader.text.length || reader.startsWith('<'))
      throw reader.fail('the value of the attribute has no end');
    const plain = reader.match(ATTRIBUTE_TEXT[quote])?.[0];
    value += plain === undefined ? readReference(reader) : plain.replace(/[\t\n]/g, ' ');
  }
  reader.expect(quote);
  return value;
}

function resolveNames(reader: XmlReader, element: XmlElement, start: number): void {
  const resolve = (name: string, isAttribute: boolean): string => {
    const prefix = prefixOf(name);
    if (isAttribute && name === 'xmlns') return XMLNS_URI;
    if (isAttribute && prefix === '') return '';
    const uri = lookUpNamespace(element, prefix);
    if (uri === undefined) throw reader.fail(`the prefix '${prefix}' is not declared`, start);
    return uri;
  };
  for (const { name, value } of element.attributes) {
    if (
      prefixOf(name) === 'xmlns' &&
      (value === '' || name === 'xmlns:xmlns' || (name === 'xmlns:xml') !== (value === XML_URI))
    ) {
      throw reader.fail(`the namespace declaration '${name}' is not allowed`, start);
    }
  }
  element.namespaceUri = resolve(element.name, false);
  const seen = new Set<string>();
  for (const attribute of element.attributes) {
    attribute.namespaceUri = resolve(attribute.name, true);
    const key = `${attribute.namespaceUri} ${attribute.name.slice(attribute.name.indexOf(':') + 1)}`;
    if (attribute.namespaceUri !== '' && seen.has(key))
      throw reader.fail(`the attribute '${attribute.name}' is given twice`, start);
    seen.add(key);
  }
}

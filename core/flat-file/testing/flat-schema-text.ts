/** Flat file schemas and both ways through them, for tests. */

import { decodeFlatFile } from '#core/flat-file/decode-flat-file.ts';
import { type EmptyNodes, encodeFlatFile } from '#core/flat-file/encode-flat-file.ts';
import type { FlatSchema } from '#core/flat-file/flat-schema.ts';
import { readFlatSchema } from '#core/flat-file/read-flat-schema.ts';
import { parseXml } from '#core/xml/parse-xml.ts';
import { writeXml } from '#core/xml/write-xml.ts';
import { rootElement } from '#core/xml/xml-tree.ts';

export const info = (kind: string, attributes: string) =>
  `<xs:annotation><xs:appinfo><b:${kind} ${attributes}/></xs:appinfo></xs:annotation>`;

/** `occurs` such as `0..*`; `attributes` of the annotation. */
export function record(name: string, attributes: string, parts: string[], occurs = '1..1'): string {
  const content = parts.filter((part) => !part.startsWith('<xs:attribute')).join('');
  const own = parts.filter((part) => part.startsWith('<xs:attribute')).join('');
  return `<xs:element name="${name}" ${bounds(occurs)}>${info('recordInfo', attributes)}<xs:complexType><xs:sequence>${info('groupInfo', 'sequence_number="0"')}${content}</xs:sequence>${own}</xs:complexType></xs:element>`;
}

export function field(name: string, attributes = '', occurs = '1..1'): string {
  return `<xs:element name="${name}" type="xs:string" ${bounds(occurs)}>${info('fieldInfo', attributes)}</xs:element>`;
}

function bounds(occurs: string): string {
  const [min, max] = occurs.split('..');
  return `minOccurs="${min}" maxOccurs="${max === '*' ? 'unbounded' : max}"`;
}

export const schema = (root: string, attributes = '', more = '') =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="http://schemas.microsoft.com/BizTalk/2003" ${more}>${info('schemaInfo', `standard="Flat File" ${attributes}`)}${root}</xs:schema>`;

export const read = (text: string): FlatSchema => readFlatSchema({ text, included: {} });
export const decode = (text: string, xsd: string) => writeXml(decodeFlatFile(text, read(xsd)));
export const encode = (xml: string, xsd: string, empty?: EmptyNodes) =>
  encodeFlatFile(rootElement(parseXml(xml, { keepsBlankText: true })), read(xsd), empty);

export const comma = 'structure="delimited" child_delimiter_type="char" child_delimiter="," child_order="infix"';
export const lines = (order: string) =>
  `structure="delimited" child_delimiter_type="hex" child_delimiter="0x0D 0x0A" child_order="${order}"`;

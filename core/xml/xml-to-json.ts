/** XML document → JSON value (WDL reference 15.4, `json`): attributes `@name`, text `#text`, repeated elements an array. */

import type { Value, ValueObject } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';
import { decodeName } from './xml-names.ts';
import { localName, type XmlAttribute, type XmlDocument, type XmlElement, type XmlNode } from './xml-tree.ts';

/** An attribute `Array="true"` of this namespace makes an array of an element that stands alone. */
const JSON_URI = 'http://james.newtonsoft.com/projects/json';

type Property = [name: string, value: Value];

export function xmlToJson(document: XmlDocument): Value {
  const properties: Property[] = [];
  const { declaration, documentType } = document;
  if (declaration) properties.push(['?xml', withAttributes(declaration)]);
  if (documentType) {
    const { name, publicId, systemId, internalSubset } = documentType;
    properties.push(['!DOCTYPE', withAttributes({ name, public: publicId, system: systemId, internalSubset })]);
  }
  return objectOf([...properties, ...childProperties(document.children)]);
}

/** What is empty is left out. */
function withAttributes(attributes: Record<string, string | undefined>): ValueObject {
  return objectOf(
    Object.entries(attributes).flatMap(([name, value]): Property[] => (value ? [[`@${name}`, value]] : [])),
  );
}

function childProperties(children: readonly XmlNode[]): Property[] {
  const groups = new Map<string, XmlNode[]>();
  for (const child of children) {
    const name = propertyName(child);
    const group = groups.get(name);
    if (group) group.push(child);
    else groups.set(name, [child]);
  }
  return [...groups].flatMap(([name, nodes]): Property[] => {
    // Comments have no place in JSON, but where there are several the reference leaves an empty array.
    const values = nodes.flatMap((node) => (node.kind === 'comment' ? [] : [nodeValue(node)]));
    const [first] = nodes;
    if (first?.kind === 'comment') return nodes.length > 1 ? [[name, []]] : [];
    const isArray = nodes.length > 1 || (first?.kind === 'element' && isMarkedArray(first));
    return [[name, isArray ? values : (values[0] ?? null)]];
  });
}

function propertyName(node: XmlNode): string {
  switch (node.kind) {
    case 'element':
      return decodeName(node.name);
    case 'text':
      return isBlank(node.value) ? '#significant-whitespace' : '#text';
    case 'cdata':
      return '#cdata-section';
    case 'instruction':
      return `?${decodeName(node.target)}`;
    case 'comment':
      return '#comment';
  }
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

function nodeValue(node: XmlNode): Value {
  return node.kind === 'element' ? elementValue(node) : node.value;
}

function elementValue(element: XmlElement): Value {
  const attributes = element.attributes.filter((attribute) => !isForJson(attribute));
  const { children } = element;
  const [first] = children;
  if (attributes.length === 0 && children.length === 1 && first?.kind === 'text' && !isBlank(first.value)) {
    return first.value;
  }
  if (element.attributes.length === 0 && !first) return element.isEmpty ? null : '';
  const own = attributes.map(({ name, value }): Property => [`@${decodeName(name)}`, value]);
  return objectOf([...own, ...childProperties(children)]);
}

function isForJson({ namespaceUri, name, value }: XmlAttribute): boolean {
  return namespaceUri === JSON_URI || (name.startsWith('xmlns') && value === JSON_URI);
}

function isMarkedArray(element: XmlElement): boolean {
  return element.attributes.some(
    ({ name, namespaceUri, value }) =>
      namespaceUri === JSON_URI && localName(name) === 'Array' && (value === 'true' || value === '1'),
  );
}

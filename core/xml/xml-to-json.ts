/** XML document → JSON value (WDL reference 15.4, `json`): attributes `@name`, text `#text`, repeated elements an array. */

import { setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { decodeName } from './xml-names.ts';
import type { XmlDocument, XmlElement, XmlNode } from './xml-tree.ts';

export function xmlToJson(document: XmlDocument): Value {
  const object: ValueObject = {};
  const { declaration, documentType } = document;
  if (declaration) object['?xml'] = withAttributes(declaration);
  if (documentType) {
    const { name, publicId, systemId, internalSubset } = documentType;
    object['!DOCTYPE'] = withAttributes({ name, public: publicId, system: systemId, internalSubset });
  }
  addChildren(object, document.children);
  return object;
}

function withAttributes(attributes: Record<string, string | undefined>): ValueObject {
  const entries = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [`@${name}`, value]));
}

function addChildren(object: ValueObject, children: readonly XmlNode[]): void {
  const groups = new Map<string, XmlNode[]>();
  for (const child of children) {
    const name = propertyName(child);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(child);
    else groups.set(name, [child]);
  }
  for (const [name, nodes] of groups) {
    const values = nodes.map(nodeValue);
    setOwn(object, name, values.length === 1 ? (values[0] ?? null) : values);
  }
}

/** Comments have no place in JSON. */
function propertyName(node: XmlNode): string | undefined {
  switch (node.kind) {
    case 'element':
      return decodeName(node.name);
    case 'text':
      return '#text';
    case 'cdata':
      return '#cdata-section';
    case 'instruction':
      return `?${decodeName(node.target)}`;
    case 'comment':
      return undefined;
  }
}

function nodeValue(node: XmlNode): Value {
  return node.kind === 'element' ? elementValue(node) : node.value;
}

function elementValue(element: XmlElement): Value {
  const children = element.children.filter((child) => child.kind !== 'comment');
  if (element.attributes.length === 0) {
    const [first] = children;
    if (!first) return element.isEmpty ? null : '';
    if (children.length === 1 && first.kind === 'text') return first.value;
  }
  const object: ValueObject = {};
  for (const { name, value } of element.attributes) setOwn(object, `@${decodeName(name)}`, value);
  addChildren(object, children);
  return object;
}

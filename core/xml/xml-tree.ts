/** An XML document in memory. Namespaces are resolved; `order` numbers the nodes as they stand in the document. */

export type XmlAttribute = {
  kind: 'attribute';
  name: string;
  namespaceUri: string;
  value: string;
  parent: XmlElement;
  order: number;
};

export type XmlElement = {
  kind: 'element';
  name: string;
  namespaceUri: string;
  /** Declarations of namespaces included. */
  attributes: XmlAttribute[];
  children: XmlNode[];
  parent: XmlElement | XmlDocument;
  /** Written `<e />`: for JSON that is null, where `<e></e>` is an empty text. */
  isEmpty: boolean;
  order: number;
};

type Leaf = { parent: XmlElement | XmlDocument; order: number };

export type XmlText = Leaf & { kind: 'text' | 'cdata'; value: string };
export type XmlComment = Leaf & { kind: 'comment'; value: string };
export type XmlInstruction = Leaf & { kind: 'instruction'; target: string; value: string };

export type XmlNode = XmlElement | XmlText | XmlComment | XmlInstruction;

export type XmlDocumentType = { name: string; publicId?: string; systemId?: string; internalSubset?: string };

export type XmlDeclaration = { version: string; encoding?: string; standalone?: string };

export type XmlDocument = {
  kind: 'document';
  declaration?: XmlDeclaration;
  documentType?: XmlDocumentType;
  /** One element, and comments and instructions around it. */
  children: XmlNode[];
  order: number;
};

export const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';
export const XML_URI = 'http://www.w3.org/XML/1998/namespace';

function isElement(node: XmlNode): node is XmlElement {
  return node.kind === 'element';
}

/** The one element every document has. */
export function rootElement(document: XmlDocument): XmlElement {
  const root = document.children.find(isElement);
  if (!root) throw new Error('An XML document has one root element.');
  return root;
}

/** The part of a name behind its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The part of a name before the colon; empty when there is none. */
export function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}

/** The namespace a prefix stands for at an element; `undefined` when it is not declared. */
export function lookUpNamespace(element: XmlElement | XmlDocument, prefix: string): string | undefined {
  if (prefix === 'xml') return XML_URI;
  if (prefix === 'xmlns') return XMLNS_URI;
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at = element; at.kind === 'element'; at = at.parent) {
    const found = at.attributes.find((attribute) => attribute.name === declaration);
    if (found) return found.value;
  }
  return prefix === '' ? '' : undefined;
}

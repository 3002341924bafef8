/** The named parts of a schema and of what it includes and imports, and how a name finds its part. */

import { withOwnEntities } from '#core/xml/own-entities.ts';
import { parseXml } from '#core/xml/parse-xml.ts';
import { XmlSyntaxError } from '#core/xml/xml-reader.ts';
import { localName, lookUpNamespace, prefixOf, rootElement, type XmlElement } from '#core/xml/xml-tree.ts';
import { SchemaError } from './schema-model.ts';

export const XSD_URI = 'http://www.w3.org/2001/XMLSchema';

/** One file of a schema. An included one without a namespace of its own takes that of the including one. */
export type SchemaFile = { root: XmlElement; targetNamespace: string };

export type ComponentKind = 'element' | 'complexType' | 'simpleType' | 'group' | 'attribute' | 'attributeGroup';
export type Component = { node: XmlElement; file: SchemaFile };
export type QualifiedName = { namespace: string; name: string };

export type SchemaComponents = {
  main: SchemaFile;
  /** In the order of the files. */
  elements: Component[];
  find(kind: ComponentKind, name: QualifiedName): Component | undefined;
};

export type SchemaSource = {
  text: string;
  /** By the locations they are included or imported with. */
  included: { [location: string]: string };
};

/** Throws `SchemaError`. */
export function readComponents({ text, included }: SchemaSource): SchemaComponents {
  const found = new Map<string, Component>();
  const elements: Component[] = [];
  const seen = new Set<string>();
  const read = (file: SchemaFile): void => {
    for (const node of schemaChildren(file.root)) {
      const kind = localName(node.name);
      const name = attribute(node, 'name');
      if (kind === 'include' || kind === 'redefine' || kind === 'import') readOther(node, file);
      else if (name !== undefined) {
        const component = { node, file };
        found.set(keyOf(kind, { namespace: file.targetNamespace, name }), component);
        if (kind === 'element') elements.push(component);
      }
    }
  };
  const readOther = (node: XmlElement, file: SchemaFile): void => {
    const location = attribute(node, 'schemaLocation');
    if (localName(node.name) === 'redefine') throw new SchemaError("'xs:redefine' is not supported here.");
    const other = location === undefined ? undefined : included[location];
    if (location === undefined || other === undefined) return;
    const isImport = localName(node.name) === 'import';
    const key = `${isImport ? '' : file.targetNamespace} ${location}`;
    if (seen.has(key)) return;
    seen.add(key);
    read(schemaFile(other, { name: `The schema '${location}'`, inherited: isImport ? '' : file.targetNamespace }));
  };
  const main = schemaFile(text, { name: 'The schema', inherited: '' });
  read(main);
  return { main, elements, find: (kind, name) => found.get(keyOf(kind, name)) };
}

function schemaFile(text: string, { name, inherited }: { name: string; inherited: string }): SchemaFile {
  const root = rootOf(text, name);
  if (root.namespaceUri !== XSD_URI || localName(root.name) !== 'schema') {
    throw new SchemaError(`${name} has the root element '${root.name}' in place of 'xs:schema'.`);
  }
  return { root, targetNamespace: attribute(root, 'targetNamespace') ?? inherited };
}

function rootOf(text: string, name: string): XmlElement {
  try {
    return rootElement(parseXml(withOwnEntities(text)));
  } catch (error) {
    if (error instanceof XmlSyntaxError) throw new SchemaError(`${name} is no XML: ${error.message}`);
    throw error;
  }
}

function keyOf(kind: string, { namespace, name }: QualifiedName): string {
  return `${kind} {${namespace}}${name}`;
}

/** The child elements that XSD defines, annotations left out. */
export function schemaChildren(node: XmlElement): XmlElement[] {
  return node.children.filter(
    (child): child is XmlElement =>
      child.kind === 'element' && child.namespaceUri === XSD_URI && localName(child.name) !== 'annotation',
  );
}

export function attribute(node: XmlElement, name: string): string | undefined {
  return node.attributes.find((each) => each.name === name)?.value;
}

/** What a name with or without a prefix means at a node. Throws `SchemaError` for a prefix that is not declared. */
export function resolveName(text: string, { node, file }: Component): QualifiedName {
  const written = text.trim();
  const prefix = prefixOf(written);
  const namespace = lookUpNamespace(node, prefix);
  if (namespace === undefined) throw new SchemaError(`The prefix of '${written}' in the schema is not declared.`);
  const isInherited = namespace === '' && attribute(file.root, 'targetNamespace') === undefined;
  return { namespace: isInherited ? file.targetNamespace : namespace, name: localName(written) };
}

/** Document or node → XML text, as .NET writes it: `<e />`, `&quot;` in attributes, no line breaks of its own. */

import { lookUpNamespace, prefixOf, XMLNS_URI, type XmlDocument, type XmlElement, type XmlNode } from './xml-tree.ts';

/** Namespaces in scope while writing, by prefix. */
type Scope = ReadonlyMap<string, string>;

const NO_SCOPE: Scope = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

export function printXml(node: XmlDocument | XmlNode): string {
  if (node.kind !== 'document') return printNode(node, NO_SCOPE);
  const body = node.children.map((child) => printNode(child, NO_SCOPE)).join('');
  return printDeclaration(node) + printDocumentType(node) + body;
}

function printDeclaration({ declaration }: XmlDocument): string {
  if (!declaration) return '';
  const { version, encoding, standalone } = declaration;
  const parts = [`version="${version}"`];
  if (encoding !== undefined) parts.push(`encoding="${encoding}"`);
  if (standalone !== undefined) parts.push(`standalone="${standalone}"`);
  return `<?xml ${parts.join(' ')}?>`;
}

function printDocumentType({ documentType }: XmlDocument): string {
  if (!documentType) return '';
  const { name, publicId, systemId, internalSubset } = documentType;
  let text = `<!DOCTYPE ${name}`;
  if (publicId !== undefined)
    text += ` PUBLIC ${quoted(publicId)}${systemId === undefined ? '' : ` ${quoted(systemId)}`}`;
  else if (systemId !== undefined) text += ` SYSTEM ${quoted(systemId)}`;
  return `${text}${internalSubset === undefined ? '' : `[${internalSubset}]`}>`;
}

function quoted(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}

function printNode(node: XmlNode, scope: Scope): string {
  switch (node.kind) {
    case 'element':
      return printElement(node, scope);
    case 'text':
      return escapeText(node.value);
    case 'cdata':
      return `<![CDATA[${node.value}]]>`;
    case 'comment':
      return `<!--${node.value}-->`;
    case 'instruction':
      return `<?${node.target}${node.value === '' ? '' : ` ${node.value}`}?>`;
  }
}

function printElement(element: XmlElement, outer: Scope): string {
  const missing = missingDeclarations(element, outer);
  const scope = scopeInside(element, outer, missing);
  const attributes = [
    ...element.attributes.map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`),
    ...missing.map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`),
  ].join('');
  if (element.isEmpty && element.children.length === 0) return `<${element.name}${attributes} />`;
  const children = element.children.map((child) => printNode(child, scope)).join('');
  return `<${element.name}${attributes}>${children}</${element.name}>`;
}

/** Namespaces that are used here but declared on an element outside of what is written. */
function missingDeclarations(element: XmlElement, outer: Scope): [string, string][] {
  const prefixes = new Set([prefixOf(element.name)]);
  for (const { name } of element.attributes) if (prefixOf(name) !== '') prefixes.add(prefixOf(name));
  prefixes.delete('xmlns');
  const declared = new Set(element.attributes.map((attribute) => attribute.name));
  return [...prefixes].flatMap((prefix): [string, string][] => {
    const uri = lookUpNamespace(element, prefix) ?? '';
    const isDeclared = declared.has(prefix === '' ? 'xmlns' : `xmlns:${prefix}`);
    return isDeclared || (outer.get(prefix) ?? '') === uri ? [] : [[prefix, uri]];
  });
}

function scopeInside(element: XmlElement, outer: Scope, missing: [string, string][]): Scope {
  const own = element.attributes.filter((attribute) => attribute.namespaceUri === XMLNS_URI);
  if (own.length === 0 && missing.length === 0) return outer;
  const declared = own.map(({ name, value }): [string, string] => [
    name === 'xmlns' ? '' : name.slice('xmlns:'.length),
    value,
  ]);
  return new Map([...outer, ...missing, ...declared]);
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');
}

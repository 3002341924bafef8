/** The nodes of XPath, their axes and their values. */

import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from '#core/xml/xml-tree.ts';
import { XMLNS_URI } from '#core/xml/xml-tree.ts';
import type { Axis } from './xpath-ast.ts';

export type XPathNode = XmlDocument | XmlNode | XmlAttribute;

/** Nodes in the order of the axis: from the nearest on; reverse axes go backwards. */
export function* axisNodes(node: XPathNode, axis: Axis): Generator<XPathNode> {
  switch (axis) {
    case 'self':
      yield node;
      return;
    case 'child':
      yield* childrenOf(node);
      return;
    case 'attribute':
      if (node.kind === 'element') yield* node.attributes.filter((attribute) => attribute.namespaceUri !== XMLNS_URI);
      return;
    case 'parent':
      if (node.kind !== 'document') yield node.parent;
      return;
    case 'descendant':
      yield* descendantsOf(node);
      return;
    case 'descendant-or-self':
      yield node;
      yield* descendantsOf(node);
      return;
    case 'ancestor':
      yield* ancestorsOf(node);
      return;
    case 'ancestor-or-self':
      yield node;
      yield* ancestorsOf(node);
      return;
    case 'following-sibling':
      yield* siblingsOf(node).after;
      return;
    case 'preceding-sibling':
      yield* siblingsOf(node).before;
      return;
    case 'following':
      yield* followingOf(node);
      return;
    case 'preceding':
      yield* precedingOf(node);
      return;
  }
}

function childrenOf(node: XPathNode): readonly XmlNode[] {
  return node.kind === 'element' || node.kind === 'document' ? node.children : [];
}

function* descendantsOf(node: XPathNode): Generator<XmlNode> {
  const open = [childrenOf(node).values()];
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    const { value, done } = inner.next();
    if (done) {
      open.pop();
    } else {
      yield value;
      open.push(childrenOf(value).values());
    }
  }
}

function* ancestorsOf(node: XPathNode): Generator<XmlElement | XmlDocument> {
  for (let at: XPathNode = node; at.kind !== 'document'; at = at.parent) yield at.parent;
}

function siblingsOf(node: XPathNode): { before: XmlNode[]; after: XmlNode[] } {
  if (node.kind === 'document' || node.kind === 'attribute') return { before: [], after: [] };
  const siblings = node.parent.children;
  const at = siblings.indexOf(node);
  return { before: siblings.slice(0, at).toReversed(), after: siblings.slice(at + 1) };
}

function* followingOf(node: XPathNode): Generator<XmlNode> {
  if (node.kind === 'attribute') yield* descendantsOf(node.parent);
  const from = node.kind === 'attribute' ? node.parent : node;
  for (let at: XPathNode = from; at.kind !== 'document'; at = at.parent) {
    for (const sibling of siblingsOf(at).after) {
      yield sibling;
      yield* descendantsOf(sibling);
    }
  }
}

function* precedingOf(node: XPathNode): Generator<XmlNode> {
  const from = node.kind === 'attribute' ? node.parent : node;
  for (let at: XPathNode = from; at.kind !== 'document'; at = at.parent) {
    for (const sibling of siblingsOf(at).before) yield* [sibling, ...descendantsOf(sibling)].toReversed();
  }
}

/** The string-value of the recommendation, section 5. */
export function nodeText(node: XPathNode): string {
  if (node.kind !== 'document' && node.kind !== 'element') return node.value;
  let text = '';
  for (const descendant of descendantsOf(node)) {
    if (descendant.kind === 'text' || descendant.kind === 'cdata') text += descendant.value;
  }
  return text;
}

/** The qualified name as written; empty for nodes without one. */
export function nodeName(node: XPathNode): string {
  if (node.kind === 'instruction') return node.target;
  return node.kind === 'element' || node.kind === 'attribute' ? node.name : '';
}

/** Each node once, in the order of the document. */
export function inDocumentOrder(nodes: Iterable<XPathNode>): XPathNode[] {
  return [...new Set(nodes)].sort((a, b) => a.order - b.order);
}

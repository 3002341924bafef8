/** The core function library of XPath 1.0 (recommendation, section 4). */

import { localName } from '#core/xml/xml-tree.ts';
import { XPathError } from './xpath-error.ts';
import { axisNodes, nodeName, nodeText, type XPathNode } from './xpath-nodes.ts';
import { type XPathValue, xpathBoolean, xpathNumber, xpathText } from './xpath-values.ts';

export type XPathContext = { node: XPathNode; position: number; size: number };

type XPathFunction = {
  /** Least and most arguments. */
  arity: readonly [number, number];
  evaluate: (values: XPathValue[], context: XPathContext) => XPathValue;
};

const ANY = Number.POSITIVE_INFINITY;

function nodesOf(value: XPathValue | undefined, context: XPathContext): XPathNode[] {
  if (value === undefined) return [context.node];
  if (!Array.isArray(value)) throw new XPathError('a set of nodes is expected as the argument');
  return value;
}

function textOr(value: XPathValue | undefined, context: XPathContext): string {
  return value === undefined ? nodeText(context.node) : xpathText(value);
}

function nameWith(read: (node: XPathNode) => string): XPathFunction {
  return {
    arity: [0, 1],
    evaluate: ([value], context) => {
      const [first] = nodesOf(value, context);
      return first ? read(first) : '';
    },
  };
}

function ofTexts(arity: readonly [number, number], evaluate: (texts: string[]) => XPathValue): XPathFunction {
  return { arity, evaluate: (values) => evaluate(values.map(xpathText)) };
}

function ofNumber(evaluate: (value: number) => number): XPathFunction {
  return { arity: [1, 1], evaluate: ([value = 0]) => evaluate(xpathNumber(value)) };
}

function namespaceUri(node: XPathNode): string {
  return node.kind === 'element' || node.kind === 'attribute' ? node.namespaceUri : '';
}

/** Positions are rounded, count from 1 and may lie outside of the text. */
function substring(text: string, start: number, length: number): string {
  const from = round(start);
  const to = from + round(length);
  return Array.from(text)
    .filter((_, index) => index + 1 >= from && index + 1 < to)
    .join('');
}

function round(value: number): number {
  return Number.isFinite(value) ? Math.floor(value + 0.5) : value;
}

function translate(text: string, from: string, to: string): string {
  const [sources, targets] = [Array.from(from), Array.from(to)];
  const map = new Map<string, string>();
  for (const [index, character] of sources.entries()) if (!map.has(character)) map.set(character, targets[index] ?? '');
  return Array.from(text, (character) => map.get(character) ?? character).join('');
}

function languageOf(node: XPathNode): string {
  for (const ancestor of axisNodes(node, 'ancestor-or-self')) {
    if (ancestor.kind !== 'element') continue;
    const found = ancestor.attributes.find((attribute) => attribute.name === 'xml:lang');
    if (found) return found.value.toLowerCase();
  }
  return '';
}

function isLanguage(wanted: string, node: XPathNode): boolean {
  const language = languageOf(node);
  return language === wanted.toLowerCase() || language.startsWith(`${wanted.toLowerCase()}-`);
}

export const XPATH_FUNCTIONS: Readonly<Record<string, XPathFunction>> = {
  last: { arity: [0, 0], evaluate: (_, context) => context.size },
  position: { arity: [0, 0], evaluate: (_, context) => context.position },
  count: { arity: [1, 1], evaluate: ([nodes], context) => nodesOf(nodes, context).length },
  // Without a document type no attribute is an ID.
  id: { arity: [1, 1], evaluate: () => [] },
  'local-name': nameWith((node) => localName(nodeName(node))),
  'namespace-uri': nameWith(namespaceUri),
  name: nameWith(nodeName),
  string: { arity: [0, 1], evaluate: ([value], context) => textOr(value, context) },
  concat: ofTexts([2, ANY], (texts) => texts.join('')),
  'starts-with': ofTexts([2, 2], ([text = '', start = '']) => text.startsWith(start)),
  contains: ofTexts([2, 2], ([text = '', part = '']) => text.includes(part)),
  'substring-before': ofTexts([2, 2], ([text = '', part = '']) => text.slice(0, Math.max(0, text.indexOf(part)))),
  'substring-after': ofTexts([2, 2], ([text = '', part = '']) =>
    text.includes(part) ? text.slice(text.indexOf(part) + part.length) : '',
  ),
  substring: {
    arity: [2, 3],
    evaluate: ([text = '', start = 0, length = Number.POSITIVE_INFINITY]) =>
      substring(xpathText(text), xpathNumber(start), xpathNumber(length)),
  },
  'string-length': { arity: [0, 1], evaluate: ([value], context) => Array.from(textOr(value, context)).length },
  'normalize-space': {
    arity: [0, 1],
    evaluate: ([value], context) =>
      textOr(value, context)
        .replace(/[ \t\r\n]+/g, ' ')
        .replace(/^ | $/g, ''),
  },
  translate: ofTexts([3, 3], ([text = '', from = '', to = '']) => translate(text, from, to)),
  boolean: { arity: [1, 1], evaluate: ([value = false]) => xpathBoolean(value) },
  not: { arity: [1, 1], evaluate: ([value = false]) => !xpathBoolean(value) },
  true: { arity: [0, 0], evaluate: () => true },
  false: { arity: [0, 0], evaluate: () => false },
  lang: { arity: [1, 1], evaluate: ([language = ''], context) => isLanguage(xpathText(language), context.node) },
  number: { arity: [0, 1], evaluate: ([value], context) => xpathNumber(value ?? nodeText(context.node)) },
  sum: {
    arity: [1, 1],
    evaluate: ([nodes], context) => nodesOf(nodes, context).reduce((sum, node) => sum + xpathNumber(nodeText(node)), 0),
  },
  floor: ofNumber(Math.floor),
  ceiling: ofNumber(Math.ceil),
  round: ofNumber(round),
};

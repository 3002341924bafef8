/** The four types of XPath and how one becomes another (recommendation, sections 3.4 and 4). */

import type { BinaryOperator } from './xpath-ast.ts';
import { nodeText, type XPathNode } from './xpath-nodes.ts';

/** A node-set is an array. */
export type XPathValue = XPathNode[] | string | number | boolean;

export function xpathText(value: XPathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return xpathNumberText(value);
  const [first] = value;
  return first ? nodeText(first) : '';
}

/** Never with an exponent. */
function xpathNumberText(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) < 1e21 ? !/e/.test(String(value)) : false) return String(value + 0);
  if (Math.abs(value) >= 1) return BigInt(value).toString();
  return value.toFixed(100).replace(/\.?0+$/, '');
}

export function xpathNumber(value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = xpathText(value).trim();
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

export function xpathBoolean(value: XPathValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}

export type Comparison = Extract<BinaryOperator, '=' | '!=' | '<' | '<=' | '>' | '>='>;

/** A node-set compares true when one of its nodes does. */
export function compareValues(operator: Comparison, left: XPathValue, right: XPathValue): boolean {
  if (Array.isArray(left) && Array.isArray(right)) return compareNodeSets(operator, left, right);
  if (Array.isArray(left)) return compareNodes(operator, left, (text) => [text, right]);
  if (Array.isArray(right)) return compareNodes(operator, right, (text) => [left, text]);
  return compareScalars(operator, left, right);
}

type Scalar = string | number | boolean;

function compareNodes(
  operator: Comparison,
  nodes: XPathNode[],
  pair: (text: string) => [XPathValue, XPathValue],
): boolean {
  const [sample, other] = pair('');
  if (typeof sample === 'boolean' || typeof other === 'boolean') {
    const [left, right] = pair(nodes.length > 0 ? 'true' : '').map(xpathBoolean);
    return compareScalars(operator, left ?? false, right ?? false);
  }
  return nodes.some((node) => {
    const [left, right] = pair(nodeText(node));
    return !Array.isArray(left) && !Array.isArray(right) && compareScalars(operator, left, right);
  });
}

function compareNodeSets(operator: Comparison, left: XPathNode[], right: XPathNode[]): boolean {
  if (operator === '=') {
    const texts = new Set(right.map(nodeText));
    return left.some((node) => texts.has(nodeText(node)));
  }
  if (operator === '!=')
    return new Set([...left, ...right].map(nodeText)).size > 1 && left.length > 0 && right.length > 0;
  const numbers = (nodes: XPathNode[]) =>
    nodes.map((node) => xpathNumber(nodeText(node))).filter((value) => !Number.isNaN(value));
  const [a, b] = [numbers(left), numbers(right)];
  if (a.length === 0 || b.length === 0) return false;
  const isLess = operator === '<' || operator === '<=';
  return compareScalars(
    operator,
    isLess ? least(a) : -least(a.map(negative)),
    isLess ? -least(b.map(negative)) : least(b),
  );
}

function least(numbers: number[]): number {
  return numbers.reduce((least, value) => Math.min(least, value));
}

function negative(value: number): number {
  return -value;
}

function compareScalars(operator: Comparison, left: Scalar, right: Scalar): boolean {
  if (operator === '=' || operator === '!=') return equalScalars(left, right) === (operator === '=');
  const [a, b] = [xpathNumber(left), xpathNumber(right)];
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

function equalScalars(left: Scalar, right: Scalar): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return xpathBoolean(left) === xpathBoolean(right);
  if (typeof left === 'number' || typeof right === 'number') return xpathNumber(left) === xpathNumber(right);
  return left === right;
}

/** XPath 1.0 text → syntax tree. Recursive descent along the grammar of the recommendation. */

import { AXES, type Axis, type BinaryOperator, type NodeTest, type Step, type XPathExpression } from './xpath-ast.ts';
import { XPathError } from './xpath-error.ts';
import { scanXPath, type XPathToken } from './xpath-scanner.ts';

const MAX_DEPTH = 200;
/** From the weakest to the strongest. */
const PRECEDENCE: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];
const NODE_TYPES = new Set(['comment', 'text', 'processing-instruction', 'node']);
const ANY_NODE: Step = { axis: 'descendant-or-self', test: { kind: 'node' }, predicates: [] };

type Parser = { readonly tokens: readonly XPathToken[]; at: number; depth: number };

/** Throws `XPathError`. */
export function parseXPath(source: string): XPathExpression {
  const parser: Parser = { tokens: scanXPath(source), at: 0, depth: 0 };
  const expression = parseExpression(parser);
  if (peek(parser).kind !== 'end') throw unexpected(parser);
  return expression;
}

function peek(parser: Parser, ahead = 0): XPathToken {
  return parser.tokens[parser.at + ahead] ?? { kind: 'end', text: '', position: 0 };
}

function take(parser: Parser): XPathToken {
  const token = peek(parser);
  parser.at += 1;
  return token;
}

function isNext(parser: Parser, text: string, ahead = 0): boolean {
  const token = peek(parser, ahead);
  return token.kind === 'punctuation' && token.text === text;
}

function accept(parser: Parser, text: string): boolean {
  if (!isNext(parser, text)) return false;
  parser.at += 1;
  return true;
}

function expectNext(parser: Parser, text: string): void {
  if (!accept(parser, text)) throw unexpected(parser, `'${text}'`);
}

function unexpected(parser: Parser, expected?: string): XPathError {
  const { kind, text, position } = peek(parser);
  const found = kind === 'end' ? 'the end' : `'${text}' at position ${position + 1}`;
  return new XPathError(
    expected === undefined ? `${found} is not expected` : `${expected} is expected instead of ${found}`,
  );
}

function parseExpression(parser: Parser): XPathExpression {
  parser.depth += 1;
  if (parser.depth > MAX_DEPTH) throw new XPathError(`it is nested deeper than ${MAX_DEPTH} levels`);
  const expression = parseBinary(parser, 0);
  parser.depth -= 1;
  return expression;
}

function parseBinary(parser: Parser, level: number): XPathExpression {
  const operators = PRECEDENCE[level];
  if (!operators) return parseUnary(parser);
  let left = parseBinary(parser, level + 1);
  for (;;) {
    const operator = operatorIn(parser, operators);
    if (!operator) return left;
    parser.at += 1;
    left = { kind: 'binary', operator, left, right: parseBinary(parser, level + 1) };
  }
}

function operatorIn(parser: Parser, operators: readonly BinaryOperator[]): BinaryOperator | undefined {
  const { kind, text } = peek(parser);
  return kind === 'operator' ? operators.find((operator) => operator === text) : undefined;
}

function parseUnary(parser: Parser): XPathExpression {
  let isNegative = false;
  while (operatorIn(parser, ['-'])) {
    parser.at += 1;
    isNegative = !isNegative;
  }
  const operand = parseUnion(parser);
  return isNegative ? { kind: 'negate', operand } : operand;
}

function parseUnion(parser: Parser): XPathExpression {
  let left = parsePath(parser);
  while (operatorIn(parser, ['|'])) {
    parser.at += 1;
    left = { kind: 'binary', operator: '|', left, right: parsePath(parser) };
  }
  return left;
}

function parsePath(parser: Parser): XPathExpression {
  if (!beginsFilter(parser)) return parseLocationPath(parser);
  const primary = parsePrimary(parser);
  const predicates = parsePredicates(parser);
  const start: XPathExpression = predicates.length === 0 ? primary : { kind: 'filter', primary, predicates };
  if (accept(parser, '/')) return { kind: 'path', start, steps: parseSteps(parser, []) };
  if (accept(parser, '//')) return { kind: 'path', start, steps: parseSteps(parser, [ANY_NODE]) };
  return start;
}

function beginsFilter(parser: Parser): boolean {
  const token = peek(parser);
  if (token.kind === 'text' || token.kind === 'number' || isNext(parser, '(')) return true;
  if (isNext(parser, '$')) throw new XPathError('variables are not available');
  return token.kind === 'name' && isNext(parser, '(', 1) && !NODE_TYPES.has(token.text);
}

function parsePrimary(parser: Parser): XPathExpression {
  const token = take(parser);
  if (token.kind === 'text') return { kind: 'literal', value: token.text.slice(1, -1) };
  if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
  if (token.text === '(') {
    const inner = parseExpression(parser);
    expectNext(parser, ')');
    return inner;
  }
  expectNext(parser, '(');
  const values: XPathExpression[] = [];
  if (!isNext(parser, ')')) {
    do values.push(parseExpression(parser));
    while (accept(parser, ','));
  }
  expectNext(parser, ')');
  return { kind: 'call', name: token.text, arguments: values };
}

function parseLocationPath(parser: Parser): XPathExpression {
  if (accept(parser, '//')) return { kind: 'path', start: 'document', steps: parseSteps(parser, [ANY_NODE]) };
  if (!accept(parser, '/')) return { kind: 'path', start: 'context', steps: parseSteps(parser, []) };
  return { kind: 'path', start: 'document', steps: beginsStep(parser) ? parseSteps(parser, []) : [] };
}

function beginsStep(parser: Parser): boolean {
  return peek(parser).kind === 'name' || ['.', '..', '@', '*'].some((text) => isNext(parser, text));
}

function parseSteps(parser: Parser, before: readonly Step[]): Step[] {
  const steps = [...before, parseStep(parser)];
  for (;;) {
    if (accept(parser, '//')) steps.push(ANY_NODE, parseStep(parser));
    else if (accept(parser, '/')) steps.push(parseStep(parser));
    else return steps;
  }
}

function parseStep(parser: Parser): Step {
  if (accept(parser, '..')) return { axis: 'parent', test: { kind: 'node' }, predicates: [] };
  if (accept(parser, '.')) return { axis: 'self', test: { kind: 'node' }, predicates: [] };
  const axis = parseAxis(parser);
  const test = parseNodeTest(parser);
  return { axis, test, predicates: parsePredicates(parser) };
}

function parseAxis(parser: Parser): Axis {
  if (accept(parser, '@')) return 'attribute';
  if (!isNext(parser, '::', 1)) return 'child';
  const { text } = take(parser);
  parser.at += 1;
  const axis = AXES.find((name) => name === text);
  if (!axis) throw new XPathError(`the axis '${text}' is not known; expected ${AXES.join(', ')}`);
  return axis;
}

function parseNodeTest(parser: Parser): NodeTest {
  if (accept(parser, '*')) return { kind: 'name', prefix: '', local: undefined };
  const token = peek(parser);
  if (token.kind !== 'name') throw unexpected(parser, 'a name of an element');
  parser.at += 1;
  if (isNext(parser, '(') && NODE_TYPES.has(token.text)) return parseNodeType(parser, token.text);
  if (!accept(parser, ':')) return { kind: 'name', prefix: '', local: token.text };
  if (accept(parser, '*')) return { kind: 'name', prefix: token.text, local: undefined };
  const local = take(parser);
  if (local.kind !== 'name') throw new XPathError(`a name is expected after '${token.text}:'`);
  return { kind: 'name', prefix: token.text, local: local.text };
}

function parseNodeType(parser: Parser, type: string): NodeTest {
  expectNext(parser, '(');
  const target = peek(parser).kind === 'text' ? take(parser).text.slice(1, -1) : undefined;
  expectNext(parser, ')');
  if (type === 'processing-instruction') return { kind: 'instruction', target };
  if (target !== undefined) throw new XPathError(`${type}() takes no argument`);
  return { kind: type === 'comment' ? 'comment' : type === 'text' ? 'text' : 'node' };
}

function parsePredicates(parser: Parser): XPathExpression[] {
  const predicates: XPathExpression[] = [];
  while (accept(parser, '[')) {
    predicates.push(parseExpression(parser));
    expectNext(parser, ']');
  }
  return predicates;
}

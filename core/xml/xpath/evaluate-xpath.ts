/** Evaluates an XPath 1.0 expression on a document. After every step each node counts once, so nothing grows out of hand. */

import { localName, lookUpNamespace, rootElement, type XmlDocument } from '#core/xml/xml-tree.ts';
import { parseXPath } from './parse-xpath.ts';
import type { NodeTest, Step, XPathExpression } from './xpath-ast.ts';
import { XPathError } from './xpath-error.ts';
import { XPATH_FUNCTIONS, type XPathContext } from './xpath-functions.ts';
import { axisNodes, inDocumentOrder, type XPathNode } from './xpath-nodes.ts';
import { compareValues, type XPathValue, xpathBoolean, xpathNumber } from './xpath-values.ts';

/** Nodes an evaluation may visit: about a second of work. */
const MAX_VISITS = 5_000_000;

type Evaluation = { readonly document: XmlDocument; visits: number };
type Binary = Extract<XPathExpression, { kind: 'binary' }>;

/**
 * A node-set (in document order), a text, a number or a boolean. Prefixes mean what they mean at the root element. Throws
 * `XPathError`.
 */
export function evaluateXPath(document: XmlDocument, source: string): XPathValue {
  const expression = parseXPath(source);
  return evaluate(expression, { node: document, position: 1, size: 1 }, { document, visits: 0 });
}

function evaluate(expression: XPathExpression, context: XPathContext, evaluation: Evaluation): XPathValue {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'negate':
      return -xpathNumber(evaluate(expression.operand, context, evaluation));
    case 'call':
      return evaluateCall(expression, context, evaluation);
    case 'binary':
      return evaluateBinary(expression, context, evaluation);
    case 'filter': {
      const nodes = nodesOf(expression.primary, context, evaluation);
      return applyPredicates(nodes, expression.predicates, evaluation);
    }
    case 'path':
      return evaluatePath(expression, context, evaluation);
  }
}

function nodesOf(expression: XPathExpression, context: XPathContext, evaluation: Evaluation): XPathNode[] {
  const value = evaluate(expression, context, evaluation);
  if (Array.isArray(value)) return value;
  throw new XPathError('only a set of nodes can be stepped into, filtered or united');
}

type Call = Extract<XPathExpression, { kind: 'call' }>;

function evaluateCall(call: Call, context: XPathContext, evaluation: Evaluation): XPathValue {
  const known = Object.hasOwn(XPATH_FUNCTIONS, call.name) ? XPATH_FUNCTIONS[call.name] : undefined;
  if (!known) throw new XPathError(`the function '${call.name}' is not known`);
  const [least, most] = known.arity;
  const count = call.arguments.length;
  if (count < least || count > most)
    throw new XPathError(`the function '${call.name}' does not take ${count} arguments`);
  return known.evaluate(
    call.arguments.map((argument) => evaluate(argument, context, evaluation)),
    context,
  );
}

function evaluateBinary(binary: Binary, context: XPathContext, evaluation: Evaluation): XPathValue {
  const { operator, left, right } = binary;
  const evaluateSide = (side: XPathExpression) => evaluate(side, context, evaluation);
  switch (operator) {
    case 'or':
      return xpathBoolean(evaluateSide(left)) || xpathBoolean(evaluateSide(right));
    case 'and':
      return xpathBoolean(evaluateSide(left)) && xpathBoolean(evaluateSide(right));
    case '|':
      return inDocumentOrder([...nodesOf(left, context, evaluation), ...nodesOf(right, context, evaluation)]);
    case '+':
    case '-':
    case '*':
    case 'div':
    case 'mod':
      return calculate(operator, xpathNumber(evaluateSide(left)), xpathNumber(evaluateSide(right)));
    default:
      return compareValues(operator, evaluateSide(left), evaluateSide(right));
  }
}

function calculate(operator: '+' | '-' | '*' | 'div' | 'mod', a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case 'div':
      return a / b;
    case 'mod':
      return a % b;
  }
}

type Path = Extract<XPathExpression, { kind: 'path' }>;

function evaluatePath({ start, steps }: Path, context: XPathContext, evaluation: Evaluation): XPathNode[] {
  let nodes = startNodes(start, context, evaluation);
  for (const step of steps) {
    const found: XPathNode[] = [];
    for (const node of nodes) for (const next of takeStep(node, step, evaluation)) found.push(next);
    nodes = inDocumentOrder(found);
  }
  return nodes;
}

function startNodes(start: Path['start'], context: XPathContext, evaluation: Evaluation): XPathNode[] {
  if (start === 'document') return [evaluation.document];
  return start === 'context' ? [context.node] : nodesOf(start, context, evaluation);
}

function takeStep(node: XPathNode, { axis, test, predicates }: Step, evaluation: Evaluation): XPathNode[] {
  const matches = matcher(test, axis === 'attribute' ? 'attribute' : 'element', evaluation);
  const nodes: XPathNode[] = [];
  for (const candidate of axisNodes(node, axis)) {
    visit(evaluation);
    if (matches(candidate)) nodes.push(candidate);
  }
  return applyPredicates(nodes, predicates, evaluation);
}

function visit(evaluation: Evaluation): void {
  evaluation.visits += 1;
  if (evaluation.visits > MAX_VISITS)
    throw new XPathError('it visits too many nodes; name the elements on the way instead of //');
}

/** `nodes` are in the order of their axis, by which positions count. */
function applyPredicates(nodes: XPathNode[], predicates: XPathExpression[], evaluation: Evaluation): XPathNode[] {
  let kept = nodes;
  for (const predicate of predicates) {
    const size = kept.length;
    kept = kept.filter((node, index) => {
      visit(evaluation);
      const value = evaluate(predicate, { node, position: index + 1, size }, evaluation);
      return typeof value === 'number' ? value === index + 1 : xpathBoolean(value);
    });
  }
  return kept;
}

function matcher(
  test: NodeTest,
  principal: 'attribute' | 'element',
  evaluation: Evaluation,
): (node: XPathNode) => boolean {
  switch (test.kind) {
    case 'node':
      return () => true;
    case 'text':
      return (node) => node.kind === 'text' || node.kind === 'cdata';
    case 'comment':
      return (node) => node.kind === 'comment';
    case 'instruction':
      return (node) => node.kind === 'instruction' && (test.target === undefined || node.target === test.target);
    case 'name': {
      const { local } = test;
      const uri = test.prefix === '' ? '' : namespaceOf(test.prefix, evaluation);
      const isAnything = test.prefix === '' && local === undefined;
      return (node) =>
        (node.kind === 'element' || node.kind === 'attribute') &&
        node.kind === principal &&
        (isAnything || node.namespaceUri === uri) &&
        (local === undefined || localName(node.name) === local);
    }
  }
}

function namespaceOf(prefix: string, { document }: Evaluation): string {
  const uri = lookUpNamespace(rootElement(document), prefix);
  if (uri === undefined) throw new XPathError(`the prefix '${prefix}' is not declared at the root of the document`);
  return uri;
}

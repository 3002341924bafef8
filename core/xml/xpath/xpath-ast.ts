/** The syntax tree of XPath 1.0 (W3C recommendation of 16 November 1999). */

export const AXES = [
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
] as const;

export type Axis = (typeof AXES)[number];

export type NodeTest =
  /** `name`, `prefix:name`, `prefix:*` and `*`. */
  | { kind: 'name'; prefix: string; local: string | undefined }
  | { kind: 'node' }
  | { kind: 'text' }
  | { kind: 'comment' }
  | { kind: 'instruction'; target: string | undefined };

export type Step = { axis: Axis; test: NodeTest; predicates: XPathExpression[] };

export type BinaryOperator =
  | 'or'
  | 'and'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | 'div'
  | 'mod'
  | '|';

export type XPathExpression =
  | { kind: 'literal'; value: string | number }
  | { kind: 'call'; name: string; arguments: XPathExpression[] }
  | { kind: 'negate'; operand: XPathExpression }
  | { kind: 'binary'; operator: BinaryOperator; left: XPathExpression; right: XPathExpression }
  /** `(expression)[…]` */
  | { kind: 'filter'; primary: XPathExpression; predicates: XPathExpression[] }
  /** Steps from the document, from the context node, or from the nodes of another expression. */
  | { kind: 'path'; start: 'document' | 'context' | XPathExpression; steps: Step[] };

/**
 * A condition (WDL reference 5, If) as rows and groups, and back. What rows cannot show stays as it is, as a member that
 * is edited as text: `writeCondition(readCondition(x))` is `x`.
 */

import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export type ConditionRow = {
  kind: 'row';
  /** In its own spelling, for example `greaterOrEquals`. */
  operator: string;
  isNegated: boolean;
  left: Value;
  right: Value;
};

export type ConditionGroup = {
  kind: 'group';
  /** `and` or `or`, in its own spelling. */
  operator: string;
  isNegated: boolean;
  members: ConditionNode[];
};

/** Something else: another function, or an expression. */
export type ConditionCode = { kind: 'code'; value: Value };

export type ConditionNode = ConditionRow | ConditionGroup | ConditionCode;

/** Operators with two sides, as rows offer them. */
export const ROW_OPERATORS = [
  { operator: 'equals', label: 'is equal to', negated: 'is not equal to' },
  { operator: 'greater', label: 'is greater than', negated: 'is not greater than' },
  { operator: 'greaterOrEquals', label: 'is at least', negated: 'is not at least' },
  { operator: 'less', label: 'is less than', negated: 'is not less than' },
  { operator: 'lessOrEquals', label: 'is at most', negated: 'is not at most' },
  { operator: 'contains', label: 'contains', negated: 'does not contain' },
  { operator: 'startsWith', label: 'starts with', negated: 'does not start with' },
  { operator: 'endsWith', label: 'ends with', negated: 'does not end with' },
] as const;

const ROW_NAMES = new Set<string>(ROW_OPERATORS.map(({ operator }) => operator.toLowerCase()));

export const EMPTY_ROW: ConditionRow = { kind: 'row', operator: 'equals', isNegated: false, left: '', right: '' };

export function isRowOperator(name: string): boolean {
  return ROW_NAMES.has(name.toLowerCase());
}

export function isGroupOperator(name: string): boolean {
  return name.toLowerCase() === 'and' || name.toLowerCase() === 'or';
}

export function isOr(group: ConditionGroup): boolean {
  return group.operator.toLowerCase() === 'or';
}

export function readCondition(value: Value): ConditionNode {
  const code: ConditionCode = { kind: 'code', value };
  const single = onlyProperty(value);
  if (!single) return code;
  const { name, inner } = single;
  if (isGroupOperator(name)) {
    return Array.isArray(inner) ? groupOf(name, inner.map(readCondition)) : code;
  }
  // Other spellings of `not` could not be written back the same.
  if (name === 'not') return negated(readCondition(inner)) ?? code;
  return isRowOperator(name) ? (readRow(name, inner) ?? code) : code;
}

/** Undefined for what cannot be negated by a word of its own. */
export function negated(node: ConditionNode): ConditionNode | undefined {
  return node.kind === 'code' || node.isNegated ? undefined : { ...node, isNegated: true };
}

export function groupOf(operator: string, members: ConditionNode[]): ConditionGroup {
  return { kind: 'group', operator, isNegated: false, members };
}

function readRow(operator: string, inner: Value): ConditionRow | undefined {
  if (!Array.isArray(inner) || inner.length !== 2) return undefined;
  const [left, right] = inner;
  if (!isOperand(left) || !isOperand(right)) return undefined;
  return { kind: 'row', operator, isNegated: false, left, right };
}

function isOperand(value: Value | undefined): value is Value {
  return value !== undefined && !Array.isArray(value) && !isObject(value);
}

function onlyProperty(value: Value): { name: string; inner: Value } | undefined {
  if (!isObject(value)) return undefined;
  const [first, ...others] = Object.entries(value);
  return first && others.length === 0 ? { name: first[0], inner: first[1] } : undefined;
}

export function writeCondition(node: ConditionNode): Value {
  if (node.kind === 'code') return node.value;
  const inner: ValueObject =
    node.kind === 'group'
      ? { [node.operator]: node.members.map(writeCondition) }
      : { [node.operator]: [node.left, node.right] };
  return node.isNegated ? { not: inner } : inner;
}

/** The whole condition as a group, so that rows can be added to it. */
export function asGroup(node: ConditionNode): ConditionGroup {
  return node.kind === 'group' && !node.isNegated ? node : groupOf('and', [node]);
}

/**
 * A condition object (WDL reference 5, If) as rows and groups, and back. What the builder cannot show is not read at
 * all and stays in code: `readCondition` answers undefined then. `writeCondition(readCondition(x))` is `x`.
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

export type ConditionGroup = { kind: 'group'; operator: string; members: ConditionNode[] };

export type ConditionNode = ConditionRow | ConditionGroup;

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

export function isOr(group: ConditionGroup): boolean {
  return group.operator.toLowerCase() === 'or';
}

export function readCondition(value: Value | undefined): ConditionNode | undefined {
  const single = onlyProperty(value);
  if (!single) return undefined;
  const { name, inner } = single;
  const lower = name.toLowerCase();
  if (lower === 'and' || lower === 'or') return readGroup(name, inner);
  // Other spellings of `not` could not be written back the same.
  if (name === 'not') {
    const row = readCondition(inner);
    return row?.kind === 'row' && !row.isNegated ? { ...row, isNegated: true } : undefined;
  }
  return ROW_NAMES.has(lower) ? readRow(name, inner) : undefined;
}

function readGroup(operator: string, inner: Value): ConditionGroup | undefined {
  if (!Array.isArray(inner)) return undefined;
  const members: ConditionNode[] = [];
  for (const item of inner) {
    const member = readCondition(item);
    if (!member) return undefined;
    members.push(member);
  }
  return { kind: 'group', operator, members };
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

function onlyProperty(value: Value | undefined): { name: string; inner: Value } | undefined {
  if (!isObject(value)) return undefined;
  const [first, ...others] = Object.entries(value);
  return first && others.length === 0 ? { name: first[0], inner: first[1] } : undefined;
}

export function writeCondition(node: ConditionNode): ValueObject {
  if (node.kind === 'group') return { [node.operator]: node.members.map(writeCondition) };
  const row: ValueObject = { [node.operator]: [node.left, node.right] };
  return node.isNegated ? { not: row } : row;
}

/** The group with one member replaced, or left out when there is no replacement. */
export function replaceMember(group: ConditionGroup, index: number, member: ConditionNode | null): ConditionGroup {
  const members = group.members.flatMap((present, at) => (at !== index ? [present] : member ? [member] : []));
  return { ...group, members };
}

/** The whole condition as a group, so that rows can be added to it. */
export function asGroup(node: ConditionNode): ConditionGroup {
  return node.kind === 'group' ? node : { kind: 'group', operator: 'and', members: [node] };
}

/**
 * Whether two definitions have the same layout, told without laying them out: the picture shows names, types, the order
 * of steps and what they run after, and nothing else. So what is typed into a field need not move anything.
 */

import { branchesOf } from '#core/definition/branches.ts';
import type { ActionDefinition, ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';

export function isSamePicture(one: WorkflowDefinition, other: WorkflowDefinition): boolean {
  return (
    one === other ||
    (sameEntries(one.triggers, other.triggers, (a, b) => a.type === b.type) && sameActions(one.actions, other.actions))
  );
}

function sameActions(one: ActionDefinitions | undefined, other: ActionDefinitions | undefined): boolean {
  return one === other || sameEntries(one, other, sameAction);
}

function sameAction(one: ActionDefinition, other: ActionDefinition): boolean {
  return (
    one.type === other.type &&
    sameEntries(one.runAfter, other.runAfter, sameStatuses) &&
    // A side that is there without steps makes a container as well.
    SIDES.every((side) => (one[side] === undefined) === (other[side] === undefined)) &&
    (isLeaf(one) || sameBranches(one, other))
  );
}

const SIDES = ['actions', 'else', 'cases', 'default'] as const;

function isLeaf(action: ActionDefinition): boolean {
  return SIDES.every((side) => action[side] === undefined);
}

function sameStatuses(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((status, index) => status === other[index]);
}

function sameBranches(one: ActionDefinition, other: ActionDefinition): boolean {
  const [left, right] = [branchesOf(one), branchesOf(other)];
  return (
    sameEntries(one.cases, other.cases, () => true) &&
    left.length === right.length &&
    left.every(({ path, actions }, index) => {
      const counterpart = right[index];
      return counterpart?.path.join() === path.join() && sameActions(actions, counterpart.actions);
    })
  );
}

type Entries<T> = { [name: string]: T } | undefined;

/** The same names in the same order, each with what counts as the same. */
function sameEntries<T>(one: Entries<T>, other: Entries<T>, isSame: (one: T, other: T) => boolean): boolean {
  const [left, right] = [Object.keys(one ?? {}), Object.keys(other ?? {})];
  return (
    left.length === right.length &&
    left.every((name, index) => {
      const [value, otherValue] = [one?.[name], other?.[name]];
      return right[index] === name && value !== undefined && otherValue !== undefined && isSame(value, otherValue);
    })
  );
}

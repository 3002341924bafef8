/** The steps of a definition as a replay looks at them: where each stands among loops, and what follows it. */

import type { ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import { type ActionNode, graphOf } from '#core/interpreter/action-graph.ts';
import { isLoop } from '#core/runs/is-loop.ts';

export type LocatedStep = {
  /** The name in lower case. */
  key: string;
  node: ActionNode;
  siblings: ActionDefinitions;
  /** The container it stands in; undefined at the top level. */
  parent: LocatedStep | undefined;
  /** How many loops stand around it: so many indexes its repetitions have. */
  depth: number;
  /** All that runs after it in its container, however far. */
  followers: readonly LocatedStep[];
};

export type LocatedSteps = ReadonlyMap<string, LocatedStep>;

export function locateSteps(definition: WorkflowDefinition): LocatedSteps {
  const steps = new Map<string, LocatedStep & { followers: LocatedStep[] }>();
  for (const { name, siblings, parents } of walkActions(definition)) {
    const key = name.toLowerCase();
    const node = graphOf(siblings).nodes.find((candidate) => candidate.key === key);
    if (!node || steps.has(key)) continue;
    const parent = steps.get(parents.at(-1)?.toLowerCase() ?? '');
    const depth = parent === undefined ? 0 : parent.depth + (isLoop(parent.node.action) ? 1 : 0);
    steps.set(key, { key, node, siblings, parent, depth, followers: [] });
  }
  for (const step of steps.values()) {
    step.followers = followersOf(step.node).flatMap(({ key }) => steps.get(key) ?? []);
  }
  return steps;
}

function followersOf(node: ActionNode): ActionNode[] {
  const found = new Set<ActionNode>();
  const open = [...node.successors];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...next.successors);
  }
  found.delete(node);
  return [...found];
}

/** The repetition in which the container of a step runs that runs in this one. */
export function repetitionAround(step: LocatedStep, repetition: string): string {
  if (step.parent === undefined || !isLoop(step.parent.node.action)) return repetition;
  const end = repetition.lastIndexOf('/');
  return end < 0 ? '' : repetition.slice(0, end);
}

/** Which pass of its innermost loop a repetition is. */
export function passIn(repetition: string): number {
  return Number(repetition.slice(repetition.lastIndexOf('/') + 1));
}

/** How many loops a repetition stands for. */
export function depthOf(repetition: string): number {
  return repetition === '' ? 0 : repetition.split('/').length;
}

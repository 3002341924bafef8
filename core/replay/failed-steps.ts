/**
 * Where a run came to grief: the steps to do again so that it can end well. These are the failures that decided the status
 * of their container (WDL reference 9.3), down to the innermost; what had to be given up in the middle; and where a
 * Terminate ended the run, the failures that led to it.
 */

import { branchesOf } from '#core/definition/branches.ts';
import type { ActionDefinitions } from '#core/definition/types.ts';
import { graphOf } from '#core/interpreter/action-graph.ts';
import { isLoop } from '#core/runs/is-loop.ts';
import type { RecordKey } from '#core/runs/record.ts';
import type { ActionStatus } from '#core/runs/status.ts';
import { type LocatedStep, type LocatedSteps, passIn, repetitionAround } from './located-steps.ts';

/** How an action of the old run stood at its end. */
export type RecordState = RecordKey & { status: ActionStatus };

/** The records of a run by repetition and name: at least those of every repetition in which not all went well. */
export type RecordStates = ReadonlyMap<string, ReadonlyMap<string, ActionStatus>>;

export function statesOf(records: Iterable<RecordState>): RecordStates {
  const states = new Map<string, Map<string, ActionStatus>>();
  for (const { action, repetition, status } of records) {
    const known = states.get(repetition) ?? new Map();
    states.set(repetition, known.set(action.toLowerCase(), status));
  }
  return states;
}

export type PlacedStep = { step: LocatedStep; repetition: string };

const GIVEN_UP: ReadonlySet<ActionStatus> = new Set(['Waiting', 'Running', 'Cancelled', 'Aborted']);
const FAILED: ReadonlySet<ActionStatus> = new Set(['Failed', 'TimedOut']);

/** The innermost steps only: what holds them goes on by itself. */
export function failedSteps(steps: LocatedSteps, actions: ActionDefinitions, states: RecordStates): PlacedStep[] {
  const search: Search = { steps, states, passes: passesByLoop(states) };
  const found = [...decidingFailures(search, actions, ''), ...givenUp(search), ...failuresBeforeTerminate(search)];
  return [...new Map(found.map((place) => [`${place.repetition} ${place.step.key}`, place])).values()];
}

type Search = {
  steps: LocatedSteps;
  states: RecordStates;
  /** The known passes directly inside a repetition. */
  passes: ReadonlyMap<string, readonly string[]>;
};

function passesByLoop(states: RecordStates): Map<string, string[]> {
  const passes = new Map<string, string[]>();
  for (const repetition of states.keys()) {
    if (repetition === '') continue;
    const outer = repetition.slice(0, Math.max(0, repetition.lastIndexOf('/')));
    passes.set(outer, [...(passes.get(outer) ?? []), repetition]);
  }
  return passes;
}

/** The failures that decide the status of a set of actions: of its leaves, or of what stands before a skipped one. */
function decidingFailures(search: Search, actions: ActionDefinitions, repetition: string): PlacedStep[] {
  const { nodes } = graphOf(actions);
  const statuses = search.states.get(repetition);
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const seen = new Set<string>();
  const found: PlacedStep[] = [];
  const open = nodes.filter(({ isLeaf }) => isLeaf).map(({ key }) => key);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const status = statuses?.get(key) ?? 'Skipped';
    const step = search.steps.get(key);
    if (status === 'Skipped') open.push(...(byKey.get(key)?.after ?? []));
    else if (step && FAILED.has(status)) found.push(...innermost(search, { step, repetition }));
  }
  return found;
}

/** Of a container that failed by what is inside it, that; else the step itself. */
function innermost(search: Search, place: PlacedStep): PlacedStep[] {
  const { node } = place.step;
  const inside = branchesOf(node.action).flatMap(({ actions }) =>
    repetitionsInside(search, place).flatMap((repetition) => decidingFailures(search, actions, repetition)),
  );
  return inside.length > 0 ? inside : [place];
}

function repetitionsInside({ passes, states }: Search, { step, repetition }: PlacedStep): readonly string[] {
  const { action } = step.node;
  if (!isLoop(action)) return [repetition];
  const inner = new Set(branchesOf(action).flatMap(({ actions }) => graphOf(actions).nodes.map(({ key }) => key)));
  const own = (passes.get(repetition) ?? []).filter((pass) =>
    [...(states.get(pass)?.keys() ?? [])].some((key) => inner.has(key)),
  );
  if (action.type.toLowerCase() === 'foreach') return own;
  // Only the last cycle of an Until counts.
  const last = own.toSorted((a, b) => passIn(a) - passIn(b)).at(-1);
  return last === undefined ? [] : [last];
}

function* placesOf({ steps, states }: Search): Generator<PlacedStep & { status: ActionStatus }> {
  for (const [repetition, statuses] of states) {
    for (const [key, status] of statuses) {
      const step = steps.get(key);
      if (step) yield { step, repetition, status };
    }
  }
}

function givenUp(search: Search): PlacedStep[] {
  const found = [...placesOf(search)].filter(({ status }) => GIVEN_UP.has(status));
  const holding = new Set(
    found.flatMap(({ step, repetition }) =>
      step.parent ? [keyOf(step.parent, repetitionAround(step, repetition))] : [],
    ),
  );
  return found.filter(({ step, repetition }) => !holding.has(keyOf(step, repetition)));
}

function keyOf({ key }: LocatedStep, repetition: string): string {
  return `${repetition} ${key}`;
}

function failuresBeforeTerminate(search: Search): PlacedStep[] {
  const ended = [...placesOf(search)].filter(
    ({ step, status }) => status === 'Succeeded' && step.node.action.type.toLowerCase() === 'terminate',
  );
  return ended.flatMap(({ step, repetition }) => failuresBefore(search, { step, repetition }));
}

/** What failed and led here: in the same container, and before the containers around it. */
function failuresBefore(search: Search, { step, repetition }: PlacedStep): PlacedStep[] {
  const statuses = search.states.get(repetition);
  const found = [...search.steps.values()].filter(
    (other) =>
      other.siblings === step.siblings &&
      other.followers.includes(step) &&
      FAILED.has(statuses?.get(other.key) ?? 'Skipped'),
  );
  const here = found.flatMap((other) => innermost(search, { step: other, repetition }));
  if (step.parent === undefined) return here;
  return [...here, ...failuresBefore(search, { step: step.parent, repetition: repetitionAround(step, repetition) })];
}

/** What the interpreter has to know of a definition's loops before it runs: worked out once for all runs of it. */

import { branchesOf } from '#core/definition/branches.ts';
import type { ActionDefinition, ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import { referencesOf } from '#core/expressions/template.ts';
import type { Value } from '#core/json/value.ts';
import { isLoop } from '#core/runs/is-loop.ts';
import { isChangeOfVariable } from './variable-changes.ts';

export type LoopFacts = {
  /** Loops whose passes are kept because `result()` names them; `all` when a name is computed. */
  keptLoops: ReadonlySet<string> | 'all';
  /** The loop, by name, that directly or indirectly holds an action: for messages. */
  loopOf: ReadonlyMap<string, string>;
  /** Some Foreach goes through what a variable held when it began, while the flow may change it later. */
  goesThroughVariables: boolean;
};

const known = new WeakMap<WorkflowDefinition, LoopFacts>();

export function loopFactsOf(definition: WorkflowDefinition): LoopFacts {
  const before = known.get(definition);
  if (before) return before;
  const { actions = {} } = definition;
  const facts = {
    keptLoops: keptLoops(definition),
    loopOf: new Map(actionsInLoops(actions)),
    goesThroughVariables: goesThroughVariables(definition),
  };
  known.set(definition, facts);
  return facts;
}

function keptLoops({ actions = {}, outputs }: WorkflowDefinition): LoopFacts['keptLoops'] {
  const references = [...bodies(actions), outputs ?? null].map((template) => referencesOf(template));
  const computesNames = references.some(({ dynamic, functions }) => dynamic && functions.includes('result'));
  if (computesNames) return 'all';
  return new Set(references.flatMap(({ results }) => results.map((name) => name.toLowerCase())));
}

function goesThroughVariables(definition: WorkflowDefinition): boolean {
  const actions = walkActions(definition).map(({ action }) => action);
  const isChange = (action: ActionDefinition) =>
    isChangeOfVariable(action) && action.type.toLowerCase() !== 'initializevariable';
  const readsOne = ({ foreach }: ActionDefinition) => {
    const { variables, dynamic } = referencesOf(foreach ?? null);
    return variables.length > 0 || dynamic;
  };
  return actions.some(isChange) && actions.some(readsOne);
}

/** The templates of each action without its inner actions, so that every text is looked at once. */
function* bodies(actions: ActionDefinitions): Generator<Value> {
  for (const action of Object.values(actions)) {
    yield [action.inputs ?? null, action.expression ?? null, action.foreach ?? null, action.trackedProperties ?? null];
    yield Object.values(action.limit ?? {}).filter((limit) => limit !== undefined);
    for (const branch of branchesOf(action)) yield* bodies(branch.actions);
  }
}

function* actionsInLoops(actions: ActionDefinitions, loop?: string): Generator<[string, string]> {
  for (const [name, action] of Object.entries(actions)) {
    if (loop !== undefined) yield [name.toLowerCase(), loop];
    const inside = isLoop(action) ? name : loop;
    for (const branch of branchesOf(action)) yield* actionsInLoops(branch.actions, inside);
  }
}

/**
 * What a replay takes over from the run that it repeats (docs/decisions/016): an action that had ended keeps its result
 * and is not done again. What only this run holds is made anew on the way: variables are changed as they were changed
 * then, and containers are gone through so that names inside them mean the same as before.
 */

import { branchesOf } from '#core/definition/branches.ts';
import type { ActionDefinition } from '#core/definition/types.ts';
import { isLoop } from '#core/runs/is-loop.ts';
import type { ActionRecord } from '#core/runs/record.ts';
import { type ActionNode, graphOf } from './action-graph.ts';
import { type FlowRun, keepsPasses, type RunPlace } from './flow-run.ts';
import type { EndedPasses, ReusedRecords } from './host.ts';
import type { Repetition } from './repetition.ts';
import type { Step } from './step.ts';
import { holdsChanges, isChangeOfVariable } from './variable-changes.ts';

/** Undefined where nothing can be taken over, so that a run that is no replay waits for nothing. */
export function reusedRecords(run: FlowRun, repetition: Repetition): Promise<ReusedRecords> | undefined {
  if (!repetition.isReplayed || run.host.reused === undefined) return undefined;
  repetition.reused ??= run.host.reused(repetition.path);
  return repetition.reused;
}

/** What a step has of the run that is replayed, and of the person who replays it. */
export function replayOf(
  { key, action }: ActionNode,
  { run, repetition }: RunPlace,
  reused: ActionRecord | undefined,
): Pick<Step, 'reused' | 'givenInputs'> {
  if (reused !== undefined) {
    const { inputs } = reused;
    const isRepeated = inputs !== undefined && isChangeOfVariable(action);
    return isRepeated ? { reused, givenInputs: inputs } : { reused };
  }
  const { editedInputs: edited } = run.input;
  const isEdited = edited?.action.toLowerCase() === key && edited.repetition === repetition.path;
  return isEdited ? { givenInputs: edited.inputs } : {};
}

type EndedStep = Step & { reused: ActionRecord & { endedAt: number } };

export function hasEndedBefore(step: Step): step is EndedStep {
  return step.reused?.endedAt !== undefined;
}

/** Whether the step has to run although its result is known: for the variables, and for the names inside it. */
export function changesRun({ run, key, action }: Step): boolean {
  if (isChangeOfVariable(action)) return run.input.variables === undefined;
  // Nothing outside of a Foreach sees into it, but by result().
  if (action.type.toLowerCase() === 'foreach') return keepsPasses(run, key) || changesVariables({ run, action });
  return isLoop(action) || branchesOf(action).length > 0;
}

/** Whether the record of the step could not keep what it gave, while later steps of the same run may ask for it. */
export function isForgotten({ run, reused }: EndedStep): boolean {
  const { status, secured = [], outputs } = reused;
  return (
    run.input.variables !== undefined && status === 'Succeeded' && secured.includes('outputs') && outputs === undefined
  );
}

/** Passes of the loop that ended before and leave nothing behind but their status; none where any has to be entered. */
export async function endedPasses({ run, repetition, key, action, reused }: Step): Promise<EndedPasses> {
  const actions = graphOf(action.actions).nodes.map(({ name }) => name);
  const isEntered = reused === undefined || keepsPasses(run, key) || changesVariables({ run, action });
  if (isEntered || actions.length === 0 || run.host.endedPasses === undefined) return [];
  return run.host.endedPasses({ repetition: repetition.path, actions });
}

/** These evaluate their inputs piece by piece: for each item, or with an address that only they know. */
const WORK_OUT_THEIR_INPUTS: ReadonlySet<string> = new Set(['select', 'query', 'table', 'httpwebhook']);

/** Whether inputs can be given to an action in the place of those that it would evaluate. */
export function takesGivenInputs(action: Pick<ActionDefinition, 'type' | 'inputs'>): boolean {
  return action.inputs !== undefined && !WORK_OUT_THEIR_INPUTS.has(action.type.toLowerCase());
}

/** Whether what was done inside has to be done to the variables once more. */
function changesVariables({ run, action }: Pick<Step, 'run' | 'action'>): boolean {
  return run.input.variables === undefined && holdsChanges(action);
}

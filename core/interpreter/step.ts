/** One execution of one action: what its runner works with and what it gives back. */

import type { ActionDefinition } from '#core/definition/types.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { holdsHidden, revealHidden } from '#core/runs/hide-secrets.ts';
import type { ActionRecord, Attempt, FlowFailure } from '#core/runs/record.ts';
import type { ActionStatus } from '#core/runs/status.ts';
import { isoTime, withoutUndefined } from './action-object.ts';
import { evaluate } from './evaluate.ts';
import type { Place } from './evaluation-context.ts';
import type { FlowRun } from './flow-run.ts';
import type { Repetition } from './repetition.ts';
import { shownInputs } from './shown-inputs.ts';

export type Side = 'inputs' | 'outputs';

export type Step = Place & {
  run: FlowRun;
  repetition: Repetition;
  key: string;
  name: string;
  action: ActionDefinition;
  startedAt: number;
  trackingId: string;
  current: ValueObject;
  /** The sides that records must not show (WDL reference 11.7). */
  secured: ReadonlySet<Side>;
  /** Loops count the iterations that they start. */
  iterationCount?: number;
  /** Its record in the run that this one replays: it ended like that, or, without an end, its inside goes on. */
  reused?: ActionRecord;
  /** What it gets in the place of the inputs that it would evaluate. */
  givenInputs?: Value;
  /** What its record keeps when it is taken back before it has ended. */
  soFar: Pick<ActionOutcome, 'inputs' | 'attempts'>;
};

export type ActionOutcome = {
  status: ActionStatus;
  code?: string;
  error?: FlowFailure;
  inputs?: Value;
  outputs?: Value;
  attempts?: Attempt[];
  /** The last call has written the very same record. */
  isRecorded?: boolean;
};

export type ActionRunner = (step: Step) => Promise<ActionOutcome>;

export type StepOptions = {
  run: FlowRun;
  repetition: Repetition;
  key: string;
  name: string;
  action: ActionDefinition;
  secured: ReadonlySet<Side>;
} & Pick<Step, 'reused' | 'givenInputs'>;

export function beginStep({ run, repetition, key, name, action, secured, ...replay }: StepOptions): Step {
  const startedAt = startOf({ run, ...replay });
  const trackingId = run.host.newGuid();
  const { clientTrackingId } = run.input;
  const current = { name, startTime: isoTime(startedAt), trackingId, clientTrackingId, status: 'Running' };
  return { run, repetition, key, name, action, startedAt, trackingId, current, secured, soFar: {}, ...replay };
}

/** What goes on where another carrier has let it go began when it began there. */
function startOf({ run, reused }: Pick<StepOptions, 'run' | 'reused'>): number {
  return run.input.variables !== undefined && reused !== undefined ? reused.startedAt : run.host.now();
}

export function evaluateInputs(step: Step): Promise<Value> {
  if (step.givenInputs !== undefined) return withHiddenParts(step, step.givenInputs);
  return evaluateOwnInputs(step);
}

/** Where a person left the mark of what must not be shown, what it stands for goes in. */
async function withHiddenParts(step: Step, given: Value): Promise<Value> {
  return holdsHidden(given) ? revealHidden(given, await evaluateOwnInputs(step)) : given;
}

function evaluateOwnInputs(step: Step): Promise<Value> {
  return evaluate(step.action.inputs ?? null, { ...step, field: 'inputs' });
}

export function succeeded(code: string, known: { inputs?: Value; outputs?: Value } = {}): ActionOutcome {
  return { status: 'Succeeded', code, ...known };
}

/** Tells the host how an action that has not ended stands. */
export function recordProgress(step: Step, state: Partial<ActionRecord> & { status: ActionStatus }): void {
  const { name, action, repetition, startedAt, iterationCount, secured, run, soFar } = step;
  if (state.inputs !== undefined) soFar.inputs = state.inputs;
  if (state.attempts !== undefined) soFar.attempts = state.attempts;
  // What has ended in the run that is replayed stays as it was written there.
  if (step.reused?.endedAt !== undefined) return;
  const record: ActionRecord = {
    action: name,
    type: action.type,
    repetition: repetition.path,
    startedAt,
    attempts: [],
    iterationCount,
    ...state,
    inputs: shownInputs({ type: action.type, inputs: state.inputs, secured }),
    secured: secured.size === 0 ? undefined : [...secured],
  };
  run.host.record(withoutUndefined(record));
}

/** The world of a preview from what was fetched of a past run; or what still has to be fetched, or why there is none. */

import type { ValuesOf } from '#components/run-history/api.ts';
import type { RecordSummaryJson } from '#core/api/runs.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { indexActions, type LocatedAction, walkActions } from '#core/definition/walk.ts';
import type { ValueObject } from '#core/json/value.ts';
import { repetitionOf } from '#core/runs/record.ts';
import { type KnownWorld, knownWorld, type NoPreview } from './known-world.ts';
import type { PreviewNeeds } from './preview-needs.ts';
import type { PreviewWorld, VariableStep, WorldAction } from './preview-world.ts';
import { type RunSourceState, type StepValues, TRIGGER, type ValueSide, valueKey } from './run-source.ts';

export type WorldOf = {
  definition: WorkflowDefinition;
  /** Values given for the parameters. */
  parameters: ValueObject;
  flow: { id: string; name: string };
  /** The step whose field it is. */
  name: string | undefined;
  needs: PreviewNeeds;
};

export type WorldResult =
  | { kind: 'ready'; world: PreviewWorld; notes: string[] }
  | { kind: 'wants'; records: string[]; values: ValuesOf[] }
  | NoPreview;

type RunState = Pick<RunSourceState, 'records' | 'values'>;

export function runWorld(input: WorldOf, state: RunState & { runId: string }): WorldResult {
  const known = knownWorld(input);
  if (known.kind !== 'known') return known;
  const reading = createReading(input, state);
  const outcome = readWorld(input, known, reading);
  if (reading.records.size > 0 || reading.values.size > 0) {
    return { kind: 'wants', records: [...reading.records], values: [...reading.values.values()] };
  }
  if (reading.refusals[0]) return reading.refusals[0];
  const { id, name } = input.flow;
  return { ...outcome, world: { ...outcome.world, workflow: { id, name, runId: state.runId } } };
}

/** What was met while the world was put together. */
type Reading = {
  records: Set<string>;
  values: Map<string, ValuesOf>;
  refusals: NoPreview[];
  /** Undefined while it is not known, or when the step did not run. */
  recordOf(step: LocatedAction): RecordSummaryJson | undefined;
  valuesOf(of: ValuesOf): Extract<StepValues, { kind: 'ready' }> | undefined;
};

function createReading({ definition, name }: WorldOf, { records, values }: RunState): Reading {
  const index = indexActions(walkActions(definition));
  const user = name === undefined ? undefined : index.get(name.toLowerCase());
  const reading: Reading = {
    records: new Set(),
    values: new Map(),
    refusals: [],
    recordOf(step) {
      const repetition = repetitionOf(indexesOf(step));
      const list = records.get(repetition);
      if (!list) reading.records.add(repetition);
      return list?.get(step.name.toLowerCase());
    },
    valuesOf(of) {
      const found = values.get(valueKey(of));
      if (found === undefined || found.kind === 'loading') reading.values.set(valueKey(of), of);
      else if (found.kind === 'failed') reading.refusals.push({ kind: 'refused', message: found.reason });
      return found?.kind === 'ready' ? found : undefined;
    },
  };
  /** The first iteration of the loops that both stand in, the last one of those that are over by then. */
  const indexesOf = (step: LocatedAction): number[] => {
    const loops = step.parents.flatMap((parent) => index.get(parent.toLowerCase()) ?? []).filter(isLoop);
    return loops.map((loop) => {
      if (user?.parents.includes(loop.name)) return 0;
      return Math.max(0, (reading.recordOf(loop)?.iterationCount ?? 1) - 1);
    });
  };
  return reading;
}

function isLoop({ action }: LocatedAction): boolean {
  return ['foreach', 'until'].includes(action.type.toLowerCase());
}

function readWorld(input: WorldOf, known: KnownWorld, reading: Reading): Extract<WorldResult, { kind: 'ready' }> {
  const { needs } = input;
  const trigger = needs.trigger ? readTrigger(input, reading) : undefined;
  const steps = [...needs.steps].map((step) => ({ step, record: reading.recordOf(step) }));
  const ended = steps.flatMap(({ step, record }) => (record ? [{ step, record }] : [])).sort(byEnd);
  const changes = needs.variableSteps
    .flatMap((step) => {
      const record = reading.recordOf(step);
      return record ? [{ step, record }] : [];
    })
    .sort(byEnd);
  return {
    kind: 'ready',
    notes: needs.changedInLoop.map((name) => `Changes that '${name}' makes in a loop are not counted here.`),
    world: {
      ...known.world,
      ...(trigger && { trigger }),
      actions: ended.map((each) => readAction(each, reading)),
      variables: changes.flatMap((each) => readChange(each, reading)),
    },
  };
}

type Ended = { step: LocatedAction; record: RecordSummaryJson };

function byEnd(a: Ended, b: Ended): number {
  return (a.record.endedAt ?? a.record.startedAt) - (b.record.endedAt ?? b.record.startedAt);
}

function readTrigger({ definition }: WorldOf, reading: Reading): PreviewWorld['trigger'] {
  const [name = 'trigger'] = Object.keys(definition.triggers ?? {});
  const outputs = keyOf(reading.valuesOf(TRIGGER)?.outputs, { what: 'the trigger', reading });
  return { name, ...(outputs === undefined ? {} : { outputs }) };
}

function readAction({ step, record }: Ended, reading: Reading): WorldAction {
  const values = reading.valuesOf({ action: record.action, repetition: record.repetition });
  const outputs = keyOf(values?.outputs, { what: `'${step.name}'`, reading });
  const inputs = values?.inputs.kind === 'ready' ? values.inputs.key : undefined;
  return {
    name: step.name,
    status: record.status,
    ...(record.code === undefined ? {} : { code: record.code }),
    ...(record.error === undefined ? {} : { error: record.error }),
    startTime: new Date(record.startedAt).toISOString(),
    ...(record.endedAt === undefined ? {} : { endTime: new Date(record.endedAt).toISOString() }),
    ...(inputs === undefined ? {} : { inputs }),
    ...(outputs === undefined ? {} : { outputs }),
  };
}

function readChange({ step, record }: Ended, reading: Reading): VariableStep[] {
  if (record.status !== 'Succeeded') return [];
  const values = reading.valuesOf({ action: record.action, repetition: record.repetition });
  const inputs = keyOf(values?.inputs, { what: `'${step.name}'`, reading });
  return inputs === undefined ? [] : [{ type: step.action.type.toLowerCase(), inputs }];
}

function keyOf(side: ValueSide | undefined, { what, reading }: { what: string; reading: Reading }): string | undefined {
  if (side?.kind === 'hidden') {
    const message = `Hidden: the values of ${what} are secured and not kept in the history.`;
    reading.refusals.push({ kind: 'hidden', message });
  } else if (side?.kind === 'big') {
    reading.refusals.push({ kind: 'big', side, message: `The value of ${what} is big.` });
  }
  return side?.kind === 'ready' ? side.key : undefined;
}

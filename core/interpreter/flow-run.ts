/** What one run of a definition holds in memory while it is interpreted. */

import { branchesOf } from '#core/definition/branches.ts';
import type { ActionDefinitions, ParameterDefinition } from '#core/definition/types.ts';
import { referencesOf } from '#core/expressions/template.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { isLoop } from '#core/runs/is-loop.ts';
import type { FlowFailure, RunOutcome } from '#core/runs/record.ts';
import { withoutUndefined } from './action-object.ts';
import { appSettingValue, readsAppSetting } from './app-setting-value.ts';
import type { Host, RunInput } from './host.ts';
import { type Repetition, rootRepetition } from './repetition.ts';
import type { ActionRunner } from './step.ts';
import type { Variables } from './variables.ts';

/** Why the run ends before its actions are through: Terminate, or a cancel from outside. */
export type Ending = {
  outcome: RunOutcome;
  /** What the actions that did not start are given. */
  skip: { code: string; error: FlowFailure };
};

export type Parameter = { name: string; value: Value | undefined; isSecured: boolean };

export type FlowRun = {
  input: RunInput;
  host: Host;
  /** The dispatch table; it comes from outside because the runners of containers lead back to it. */
  runnerOf(type: string): ActionRunner;
  /** Aborts when the run is to end at once. */
  signal: AbortSignal;
  end(ending: Ending): void;
  ending: Ending | undefined;
  root: Repetition;
  variables: Variables;
  parameters: Map<string, Parameter>;
  trigger: ValueObject;
  isTriggerSecured: boolean;
  /** Loops whose passes are kept because `result()` names them; `all` when a name is computed. */
  keptLoops: ReadonlySet<string> | 'all';
  /** The loop, by name, that directly or indirectly holds an action: for messages. */
  loopOf: ReadonlyMap<string, string>;
  /** Actions and items worked on since the host last had a checkpoint. */
  sinceCheckpoint: number;
};

/** Where in a run an action stands. */
export type RunPlace = { run: FlowRun; repetition: Repetition };

const STEPS_PER_CHECKPOINT = 200;

/** Counts a step of work and hands the thread to the host from time to time. */
export async function breathe(run: FlowRun): Promise<void> {
  run.sinceCheckpoint += 1;
  if (run.sinceCheckpoint < STEPS_PER_CHECKPOINT) return;
  run.sinceCheckpoint = 0;
  await run.host.checkpoint();
}

export function startRun({ input, host, runnerOf }: Pick<FlowRun, 'input' | 'host' | 'runnerOf'>): FlowRun {
  const controller = new AbortController();
  const { definition } = input;
  const run: FlowRun = {
    input,
    host,
    runnerOf,
    signal: controller.signal,
    end(ending) {
      if (run.ending !== undefined) return;
      run.ending = ending;
      controller.abort();
    },
    ending: undefined,
    root: rootRepetition(),
    variables: new Map(),
    parameters: parametersOf(definition.parameters ?? {}, input),
    trigger: withoutUndefined({ ...input.trigger }),
    isTriggerSecured: isTriggerSecured(input),
    keptLoops: keptLoops(definition.actions ?? {}, definition.outputs),
    loopOf: new Map(actionsInLoops(definition.actions ?? {})),
    sinceCheckpoint: 0,
  };
  return run;
}

function parametersOf(
  definitions: { [name: string]: ParameterDefinition },
  { parameters: given, appSettings }: RunInput,
): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const [name, { type, defaultValue }] of Object.entries(definitions)) {
    const isSecured = type.toLowerCase().startsWith('secure');
    parameters.set(name.toLowerCase(), { name, value: defaultValue, isSecured });
  }
  for (const [name, value] of Object.entries(given)) {
    const known = parameters.get(name.toLowerCase());
    parameters.set(name.toLowerCase(), { name: known?.name ?? name, value, isSecured: known?.isSecured ?? false });
  }
  for (const parameter of parameters.values()) readAppSettings(parameter, appSettings ?? {});
  return parameters;
}

function readAppSettings(parameter: Parameter, appsettings: ValueObject): void {
  const { value } = parameter;
  if (!readsAppSetting(value)) return;
  parameter.isSecured = true;
  parameter.value = appSettingValue(value, appsettings);
}

function isTriggerSecured({ definition, trigger }: RunInput): boolean {
  const secureData = definition.triggers?.[trigger.name]?.runtimeConfiguration?.secureData;
  return isObject(secureData) && Array.isArray(secureData.properties) && secureData.properties.includes('outputs');
}

function keptLoops(actions: ActionDefinitions, outputs: Value | undefined): ReadonlySet<string> | 'all' {
  const references = [...bodies(actions), outputs ?? null].map((template) => referencesOf(template));
  const computesNames = references.some(({ dynamic, functions }) => dynamic && functions.includes('result'));
  if (computesNames) return 'all';
  return new Set(references.flatMap(({ results }) => results.map((name) => name.toLowerCase())));
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

/** True when `result()` may ask for the passes of the loop; the others are not kept, whatever their number. */
export function keepsPasses({ keptLoops }: FlowRun, key: string): boolean {
  return keptLoops === 'all' || keptLoops.has(key);
}

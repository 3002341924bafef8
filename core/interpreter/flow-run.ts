/** What one run of a definition holds in memory while it is interpreted. */

import type { ParameterDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { FlowFailure, RunOutcome } from '#core/runs/record.ts';
import { withoutUndefined } from './action-object.ts';
import { appSettingValue, readsAppSetting } from './app-setting-value.ts';
import type { Host, RunInput } from './host.ts';
import { type LoopFacts, loopFactsOf } from './loop-facts.ts';
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

export type FlowRun = LoopFacts & {
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
  /** Actions and items worked on since the host last had a checkpoint. */
  sinceCheckpoint: number;
};

/** Where in a run an action stands. */
export type RunPlace = { run: FlowRun; repetition: Repetition };

const STEPS_PER_CHECKPOINT = 200;

/** Counts a step of work and hands the thread to the host from time to time: then there is something to be waited for. */
export function breathe(run: FlowRun): Promise<void> | undefined {
  run.sinceCheckpoint += 1;
  if (run.sinceCheckpoint < STEPS_PER_CHECKPOINT) return undefined;
  run.sinceCheckpoint = 0;
  return run.host.checkpoint();
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
    variables: input.variables ?? new Map(),
    parameters: parametersOf(definition.parameters ?? {}, input),
    trigger: withoutUndefined({ ...input.trigger }),
    isTriggerSecured: isTriggerSecured(input),
    ...loopFactsOf(definition),
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

/** True when `result()` may ask for the passes of the loop; the others are not kept, whatever their number. */
export function keepsPasses({ keptLoops }: FlowRun, key: string): boolean {
  return keptLoops === 'all' || keptLoops.has(key);
}

/** What a person has set up for the test runs of a flow, remembered in this browser, and the order that comes of it. */

import { z } from 'zod';
import { sampleFromSchema } from '#components/designer/fields/schema-from-sample.ts';
import { isConnectorType } from '#core/actions/connector-types.ts';
import { describeAction } from '#core/actions/index.ts';
import type { TestRunRequest } from '#core/api/test-runs.ts';
import { isDisabled } from '#core/definition/is-disabled.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';

const setupSchema = z.object({
  /** JSON text; null: the sample of the trigger's schema. */
  body: z.string().nullable(),
  /** By the step's name in lower case: what stands in for it, kept while it is off. */
  results: z.record(z.string(), z.object({ isOn: z.boolean(), text: z.string() })),
  /** The step's name; empty for none. */
  stopBefore: z.string(),
  skipsDelays: z.boolean(),
  /** Seconds. */
  timeout: z.number(),
});
export type TestSetup = z.infer<typeof setupSchema>;

export const EMPTY_SETUP: TestSetup = { body: null, results: {}, stopBefore: '', skipsDelays: false, timeout: 120 };

const keyOf = (flowId: string) => `millrace.test-setup.${flowId}`;

export function readSetup(storage: Storage, flowId: string): TestSetup {
  const text = storage.getItem(keyOf(flowId));
  if (text === null) return EMPTY_SETUP;
  try {
    const setup = setupSchema.safeParse(JSON.parse(text));
    return setup.success ? setup.data : EMPTY_SETUP;
  } catch {
    return EMPTY_SETUP;
  }
}

/** A browser without room forgets it: nothing is lost that cannot be typed again. */
export function keepSetup(storage: Storage, flowId: string, setup: TestSetup): void {
  try {
    storage.setItem(keyOf(flowId), JSON.stringify(setup));
  } catch {
    storage.removeItem(keyOf(flowId));
  }
}

/** A step that reaches beyond the flow, or that has a result in its place. */
export type TestedStep = {
  name: string;
  title: string;
  /** `call`: a real call; `outside`: needs what a test run does not have; `inside`: calls nobody. */
  reach: 'call' | 'outside' | 'inside';
  isReplaced: boolean;
  /** JSON text of what stands in for it. */
  result: string;
};

const CALLS = new Set(['http']);
const OUTSIDE = new Set(['workflow', 'httpwebhook', 'sendtobatch']);

/** In the order of the text. */
export function testedSteps(definition: WorkflowDefinition, { results }: TestSetup): TestedStep[] {
  return walkActions(definition)
    .filter(({ action }) => !isDisabled(action))
    .map((located) => testedStep(located, { definition, chosen: results[located.name.toLowerCase()] }))
    .filter(({ reach, isReplaced }) => reach !== 'inside' || isReplaced);
}

type Choice = { definition: WorkflowDefinition; chosen: TestSetup['results'][string] | undefined };

function testedStep({ name, action }: LocatedAction, { definition, chosen }: Choice): TestedStep {
  const described = describeAction(action);
  const reach = reachOf(action.type);
  const own = ownResult(action.runtimeConfiguration?.staticResult, definition);
  return {
    name,
    title: described?.title ?? action.type,
    reach,
    isReplaced: chosen?.isOn ?? own?.isOn ?? reach === 'outside',
    result: chosen?.text ?? own?.text ?? sampleResult(described?.outputs ?? {}),
  };
}

function reachOf(type: string): TestedStep['reach'] {
  const key = type.toLowerCase();
  if (CALLS.has(key)) return 'call';
  return OUTSIDE.has(key) || isConnectorType(type) ? 'outside' : 'inside';
}

/** The static result that the definition itself has for the step (WDL reference 11.8). */
function ownResult(setting: Value | undefined, { staticResults = {} }: WorkflowDefinition) {
  if (!isObject(setting) || typeof setting.name !== 'string') return undefined;
  const name = findPropertyName(staticResults, setting.name);
  if (name === undefined) return undefined;
  const isOn = String(setting.staticResultOptions).toLowerCase() === 'enabled';
  return { isOn, text: printJson(staticResults[name] ?? {}, 2) };
}

function sampleResult(outputs: Value): string {
  const sample = sampleFromSchema(outputs);
  const answered = isObject(sample) && sample.statusCode !== undefined ? { ...sample, statusCode: 200 } : sample;
  return printJson({ status: 'Succeeded', outputs: answered }, 2);
}

export type TestOrderInput = {
  definition: WorkflowDefinition;
  text: string;
  parameters: string;
  setup: TestSetup;
  /** JSON text; empty for none. */
  body: string;
};

/** Every step that is listed says which it is, so that the run does what the panel shows. */
export function testOrder({ definition, text, parameters, setup, body }: TestOrderInput): TestRunRequest {
  const { stopBefore, skipsDelays, timeout } = setup;
  const switchedOff = Object.keys(setup.results).filter((key) => setup.results[key]?.isOn === false);
  const listed = testedSteps(definition, setup);
  const steps = listed.map(({ name, isReplaced, result }) =>
    isReplaced ? { action: name, result } : { action: name },
  );
  const others = switchedOff.filter((key) => !listed.some(({ name }) => name.toLowerCase() === key));
  return {
    text,
    parameters,
    ...(body.trim() !== '' && { body }),
    steps: [...steps, ...others.map((action) => ({ action }))],
    stopBefore: stopBefore === '' ? [] : [stopBefore],
    skipsDelays,
    timeout: timeout * 1000,
  };
}

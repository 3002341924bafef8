/**
 * A definition as a test run runs it: some steps have a result in place of what they would do, and the run ends before
 * others, which show the inputs they would have had.
 */

import { setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { mapActions } from './map-actions.ts';
import type { ActionDefinition, WorkflowDefinition } from './types.ts';

export type TestedSteps = {
  /** By the step's name in lower case: its static result, or undefined for none. */
  results: ReadonlyMap<string, ValueObject | undefined>;
  /** Names in lower case. */
  stopBefore: ReadonlySet<string>;
};

/** Names of what stands in for a step that the run ends before. No definition has such names: they hold a line break. */
const INPUTS_MARK = '\ninputs of ';
const END_MARK = '\nend before ';

/** The step whose inputs the action shows; undefined for every other action. */
export function stoppedStep(action: string): string | undefined {
  return action.startsWith(INPUTS_MARK) ? action.slice(INPUTS_MARK.length) : undefined;
}

export function isStopEnd(action: string): boolean {
  return action.startsWith(END_MARK);
}

export function testDefinition(
  definition: WorkflowDefinition,
  { results, stopBefore }: TestedSteps,
): WorkflowDefinition {
  const staticResults: ValueObject = { ...definition.staticResults };
  const mapped = mapActions(definition, (name, action) => {
    const key = name.toLowerCase();
    if (stopBefore.has(key)) return stopAt(name, action);
    if (!results.has(key)) return action;
    const result = results.get(key);
    if (result !== undefined) setOwn(staticResults, resultName(name), result);
    return withStaticResult(action, result === undefined ? undefined : resultName(name));
  });
  return { ...mapped, staticResults };
}

function resultName(action: string): string {
  return `\nresult of ${action}`;
}

function withStaticResult(action: ActionDefinition, name: string | undefined): ActionDefinition {
  const { staticResult: _, ...settings } = action.runtimeConfiguration ?? {};
  const switched: ValueObject =
    name === undefined ? settings : { ...settings, staticResult: { name, staticResultOptions: 'Enabled' } };
  return { ...action, runtimeConfiguration: switched };
}

/** In a scope of its own, so that nothing behind it begins before the run has ended. */
function stopAt(name: string, action: ActionDefinition): ActionDefinition {
  const [inputs, end] = [INPUTS_MARK + name, END_MARK + name];
  return {
    type: 'Scope',
    ...(action.runAfter && { runAfter: action.runAfter }),
    actions: {
      [inputs]: { type: 'Compose', inputs: evaluableInputs(action), runAfter: {} },
      [end]: {
        type: 'Terminate',
        inputs: { runStatus: 'Cancelled' },
        runAfter: { [inputs]: ['Succeeded', 'Failed'] },
      },
    },
  };
}

/** Of these the inputs are evaluated as they stand, before the step begins; others see more than the run has by then. */
const PLAIN_INPUTS = new Set(['compose', 'http', 'response', 'sendtobatch', 'terminate', 'wait', 'workflow']);

function evaluableInputs({ type, inputs }: ActionDefinition): Value {
  const key = type.toLowerCase();
  const isPlain = PLAIN_INPUTS.has(key) || key.endsWith('variable');
  return isPlain ? (inputs ?? null) : null;
}

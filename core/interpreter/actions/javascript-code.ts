/**
 * JavaScriptCode: runs a script over what it may read of the run: the actions and the trigger that it depends on, and the
 * workflow (WDL reference 8).
 */

import { actionObject } from '#core/interpreter/action-object.ts';
import { callConnector } from '#core/interpreter/call-connector.ts';
import { workflowObject } from '#core/interpreter/evaluation-context.ts';
import { fieldOf, requireText } from '#core/interpreter/input-fields.ts';
import type { ActionResult, Repetition } from '#core/interpreter/repetition.ts';
import { type ActionRunner, evaluateInputs, type Step } from '#core/interpreter/step.ts';
import { setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

type Dependencies = { results: ActionResult[]; includesTrigger: boolean };

export const javascriptCode: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const code = requireText(inputs, 'code');
  const dependencies = dependenciesOf(step, { code, explicit: fieldOf(inputs, 'explicitDependencies') ?? null });
  if (readsHidden(step, dependencies)) step.secured = new Set(['inputs', 'outputs']);
  const workflowContext = contextOf(step, dependencies);
  return callConnector(step, { operation: 'inline-code.javascript', inputs: { code, workflowContext } });
};

/** Without a list the code itself tells: it has to write the name of what it reads. */
function dependenciesOf({ repetition }: Step, { code, explicit }: { code: string; explicit: Value }): Dependencies {
  const results = resultsInSight(repetition);
  const listed = fieldOf(explicit, 'actions');
  if (explicit === null) {
    const named = results.filter(({ action }) => code.includes(action));
    return { results: named, includesTrigger: code.includes('trigger') };
  }
  const names = (Array.isArray(listed) ? listed : []).map((name) => String(name).toLowerCase());
  const chosen = results.filter(({ action }) => names.includes(action.toLowerCase()));
  return { results: chosen, includesTrigger: fieldOf(explicit, 'includeTrigger') === true };
}

/** What has ended by now, the repetition at hand before those around it. */
function resultsInSight(repetition: Repetition): ActionResult[] {
  const found = new Map<string, ActionResult>();
  for (let at: Repetition | undefined = repetition; at !== undefined; at = at.parent) {
    for (const [key, result] of at.results) if (!found.has(key)) found.set(key, result);
  }
  return [...found.values()];
}

/** The code is no expression, so that what it reads is known only here (WDL reference 11.7). */
function readsHidden({ run }: Step, { results, includesTrigger }: Dependencies): boolean {
  return (includesTrigger && run.isTriggerSecured) || results.some(({ secured = [] }) => secured.length > 0);
}

function contextOf({ run }: Step, { results, includesTrigger }: Dependencies): ValueObject {
  const actions: ValueObject = {};
  for (const result of results) setOwn(actions, result.action, actionObject(result, run.input.clientTrackingId));
  return { actions, ...(includesTrigger ? { trigger: run.trigger } : {}), workflow: workflowObject(run) };
}

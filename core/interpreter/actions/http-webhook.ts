/** HttpWebhook: subscribes with an address, and waits until it is called (WDL reference 7). */

import { callConnector } from '#core/interpreter/call-connector.ts';
import { evaluate } from '#core/interpreter/evaluate.ts';
import { fieldOf, requireField } from '#core/interpreter/input-fields.ts';
import { outsideOf } from '#core/interpreter/outside.ts';
import { type ActionRunner, recordProgress, type Step, succeeded } from '#core/interpreter/step.ts';
import { deadlineOf, timedOut } from '#core/interpreter/time-limit.ts';
import { hideCallback } from '#core/runs/hide-callback.ts';

export const httpWebhook: ActionRunner = async (step) => {
  const outside = outsideOf(step);
  const place = { action: step.name, repetition: step.repetition.path, attempt: 1 };
  const callbackUrl = await outside.openCallback(place);
  const inputs = await evaluate(step.action.inputs ?? null, { ...step, callbackUrl, field: 'inputs' });
  const until = await deadlineOf(step);
  const shown = hideCallback(inputs);
  const subscribed = await callConnector(withoutPolling(step), {
    operation: 'http.request',
    inputs: requireField(inputs, 'subscribe'),
  });
  if (subscribed.status !== 'Succeeded') return { ...subscribed, inputs: shown };
  const { attempts = [] } = subscribed;
  recordProgress(step, {
    status: 'Waiting',
    inputs: shown,
    attempts,
    waiting: until === undefined ? { for: 'callback' } : { for: 'callback', until },
  });
  const unsubscribe = fieldOf(inputs, 'unsubscribe');
  const answer = await outside.waitForAnswer(
    place,
    { ...(until !== undefined && { until }), ...(isGiven(unsubscribe) && { unsubscribe }) },
    step.run.signal,
  );
  if (answer === undefined) return timedOut(step, { inputs: shown, attempts });
  return { ...succeeded('OK', { inputs: shown, outputs: answer }), attempts };
};

/** The answer to the subscription only has to be 2xx: a 202 names no job to be followed. */
function withoutPolling(step: Step): Step {
  return { ...step, action: { ...step.action, operationOptions: 'DisableAsyncPattern' } };
}

/** An empty `unsubscribe`, as the designer of the reference leaves it, asks for nothing. */
function isGiven<T extends Parameters<typeof fieldOf>[0]>(unsubscribe: T | undefined): unsubscribe is T {
  const uri = unsubscribe === undefined ? undefined : fieldOf(unsubscribe, 'uri');
  return uri !== undefined && uri !== '';
}

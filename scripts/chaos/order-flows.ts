/** The flow that is carried through the chaos, and the one that it calls: calls, a loop, a wait, a called flow, branches. */

import { definitionOf } from '#e2e/flows.ts';

/** The effects of one order at the remote API, each of which has to happen once. */
export const EFFECTS = ['reserve', 'line-1', 'line-2', 'line-3', 'ship', 'bill', 'close'] as const;

const RETRY = { type: 'fixed', count: 60, interval: 'PT1S' };

function effect(target: string, step: string, runAfter: { [name: string]: string[] } = {}) {
  const uri = `${target}/@{triggerBody()?['id']}/${step}`;
  return { type: 'Http', inputs: { method: 'POST', uri, retryPolicy: RETRY }, runAfter };
}

export function billingFlow(target: string) {
  return definitionOf({
    Bill: effect(target, 'bill'),
    Answer: { type: 'Response', inputs: { statusCode: 200, body: 'billed' }, runAfter: { Bill: ['Succeeded'] } },
  });
}

export function orderFlow(target: string, billingFlowId: string) {
  return definitionOf({
    Reserve: effect(target, 'reserve'),
    Each_line: {
      type: 'Foreach',
      foreach: [1, 2, 3],
      actions: { Line: effect(target, "line-@{items('Each_line')}") },
      runAfter: { Reserve: ['Succeeded'] },
    },
    Pause: {
      type: 'Wait',
      inputs: { interval: { count: 1, unit: 'Second' } },
      runAfter: { Each_line: ['Succeeded'] },
    },
    Ship: effect(target, 'ship', { Pause: ['Succeeded'] }),
    Bill: {
      type: 'Workflow',
      inputs: { host: { workflow: { id: billingFlowId } }, body: { id: "@triggerBody()?['id']" } },
      runAfter: { Pause: ['Succeeded'] },
    },
    Close: effect(target, 'close', { Ship: ['Succeeded'], Bill: ['Succeeded'] }),
  });
}

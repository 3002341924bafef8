/**
 * One flow per thing a carrier can do. Their recorded histories (`workflows/replay/<name>.json`) must replay with every
 * later interpreter (architecture, rule 10): add cases, never change one whose history stands.
 */

import { flowOf, http } from './test-engine.ts';

export type ReplayCase = {
  /** Names the file. */
  name: string;
  /** `server` is the address of a counting server, `calledFlow` the id of the flow to call. */
  definition(server: string, calledFlow: string): object;
  /** The flow that it calls. */
  calledFlow?: object;
  needsCarrier?: boolean;
  /** Runs carried by the one carrier; one when left out. */
  runs?: number;
  /** Cancelled as soon as an action waits. */
  isCancelled?: boolean;
  /** What its trigger gives. */
  outputs?: { [name: string]: string | number };
};

function following(name: string, ...statuses: string[]): object {
  return { runAfter: { [name]: statuses.length > 0 ? statuses : ['Succeeded'] } };
}

const WAIT_A_SECOND = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } } };

export const REPLAY_CASES: ReplayCase[] = [
  {
    name: 'chain',
    definition: (server) =>
      flowOf(
        {
          First: http(`${server}/ok`),
          Note: { type: 'Compose', inputs: '@concat(utcNow(), guid(), string(rand(1, 100)))', ...following('First') },
          Second: { ...http(`${server}/ok`, { body: "@outputs('Note')" }), ...following('Note') },
        },
        { note: { type: 'String', value: "@outputs('Note')" } },
      ),
  },
  {
    name: 'parallel',
    definition: (server) =>
      flowOf({ A: http(`${server}/ok`), B: http(`${server}/ok`), C: { type: 'Compose', inputs: 1 } }),
  },
  {
    name: 'retries',
    definition: (server) =>
      flowOf({
        Call: http(`${server}/fails`, {
          retryPolicy: { type: 'exponential', count: 2, interval: 'PT0.2S', minimumInterval: 'PT0.1S' },
        }),
        Handle: { type: 'Compose', inputs: "@actions('Call')?['code']", ...following('Call', 'Failed') },
      }),
  },
  {
    name: 'foreach',
    definition: (server) =>
      flowOf({
        Loop: {
          type: 'Foreach',
          foreach: '@range(0, 6)',
          runtimeConfiguration: { concurrency: { repetitions: 2 } },
          actions: { Call: http(`${server}/ok`) },
        },
      }),
  },
  {
    name: 'long-loop',
    definition: () =>
      flowOf({
        Count: { type: 'InitializeVariable', inputs: { variables: [{ name: 'count', type: 'integer', value: 0 }] } },
        Loop: {
          type: 'Foreach',
          foreach: '@range(0, 500)',
          runtimeConfiguration: { concurrency: { repetitions: 1 } },
          actions: { Add: { type: 'IncrementVariable', inputs: { name: 'count', value: 1 } } },
          ...following('Count'),
        },
      }),
  },
  {
    name: 'until',
    needsCarrier: true,
    definition: () =>
      flowOf({
        Count: { type: 'InitializeVariable', inputs: { variables: [{ name: 'count', type: 'integer', value: 0 }] } },
        Loop: {
          type: 'Until',
          expression: "@greaterOrEquals(variables('count'), 3)",
          limit: { count: 10, timeout: 'PT1H' },
          actions: {
            Pause: WAIT_A_SECOND,
            Add: { type: 'IncrementVariable', inputs: { name: 'count', value: 1 }, ...following('Pause') },
          },
          ...following('Count'),
        },
      }),
  },
  {
    name: 'handled-failure',
    definition: (server) =>
      flowOf({
        Try: { type: 'Scope', actions: { Call: http(`${server}/fails`, { retryPolicy: { type: 'none' } }) } },
        Handle: {
          type: 'If',
          expression: { equals: ["@result('Try')[0]?['code']", 'InternalServerError'] },
          actions: { Tell: http(`${server}/ok`) },
          else: { actions: {} },
          ...following('Try', 'Failed'),
        },
      }),
  },
  { name: 'wait', needsCarrier: true, definition: () => flowOf({ Pause: WAIT_A_SECOND }) },
  {
    name: 'cancel',
    needsCarrier: true,
    isCancelled: true,
    definition: (server) =>
      flowOf({
        Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } },
        Call: { ...http(`${server}/ok`), ...following('Pause') },
      }),
  },
  {
    name: 'terminate',
    definition: (server) =>
      flowOf({
        Slow: http(`${server}/slow`),
        Stop: { type: 'Terminate', inputs: { runStatus: 'Failed', runError: { code: 'Enough', message: 'Enough.' } } },
      }),
  },
  { name: 'slow-call', definition: (server) => flowOf({ Call: http(`${server}/slow`) }) },
  {
    name: 'big-payload',
    definition: (server) =>
      flowOf({
        Get: http(`${server}/big`),
        Look: { type: 'Compose', inputs: "@length(body('Get')?['text'])", ...following('Get') },
        Send: { ...http(`${server}/ok`, { body: "@body('Get')" }), ...following('Look') },
      }),
  },
  {
    name: 'response',
    definition: () =>
      flowOf({ Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body: '@triggerOutputs()' } } }),
  },
  {
    name: 'called-flow',
    needsCarrier: true,
    calledFlow: flowOf({
      Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 201, body: '@triggerBody()' } },
    }),
    definition: (_, calledFlow) =>
      flowOf({
        Call: { type: 'Workflow', inputs: { host: { workflow: { id: calledFlow } }, body: { n: 1 } } },
        Note: { type: 'Compose', inputs: "@body('Call')", ...following('Call') },
      }),
  },
  {
    name: 'called-back',
    needsCarrier: true,
    definition: (server) =>
      flowOf({
        Hook: {
          type: 'HttpWebhook',
          inputs: {
            subscribe: { method: 'POST', uri: `${server}/subscribe`, body: { notify: '@{listCallbackUrl()}' } },
            unsubscribe: {},
          },
        },
        Note: { type: 'Compose', inputs: "@body('Hook')", ...following('Hook') },
      }),
  },
  {
    name: 'called-back-too-late',
    needsCarrier: true,
    definition: (server) =>
      flowOf({
        Hook: {
          type: 'HttpWebhook',
          inputs: {
            subscribe: { method: 'POST', uri: `${server}/ok`, body: { notify: '@{listCallbackUrl()}' } },
            unsubscribe: { method: 'DELETE', uri: `${server}/ok` },
          },
          limit: { timeout: 'PT1S' },
        },
        Note: { type: 'Compose', inputs: "@actions('Hook')?['code']", ...following('Hook', 'TimedOut') },
      }),
  },
  {
    name: 'script',
    definition: () =>
      flowOf({
        Script: { type: 'JavaScriptCode', inputs: { code: 'return workflowContext.trigger.outputs.body.n + 1' } },
      }),
  },
  {
    name: 'several-runs',
    runs: 5,
    definition: (server) =>
      flowOf({ Call: http(`${server}/ok`), Note: { type: 'Compose', inputs: '@workflow()', ...following('Call') } }),
  },
];

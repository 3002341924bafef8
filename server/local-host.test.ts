import { describe, expect, it } from 'vitest';

import { runDefinition } from '#core/interpreter/run-definition.ts';
import { runInput } from '#core/interpreter/testing/run-input.ts';
import type { CallOperation } from './local-host/call-operation.ts';
import { type LocalHostOptions, localHost } from './local-host.ts';

const IDENTITY = { runId: 'run-1', clientTrackingId: 'run-1' };
const SAYS_HELLO: CallOperation = async () => ({ status: 'Succeeded', code: 'OK', outputs: { body: 'hello' } });

const CALL = {
  type: 'Http',
  inputs: { method: 'GET', uri: 'http://a.test', authentication: { type: 'Raw', value: 'secret' } },
  runAfter: {},
};

async function run(actions: object, options: Partial<LocalHostOptions> = {}, signal = new AbortController().signal) {
  const host = localHost({ ...IDENTITY, callOperation: SAYS_HELLO, ...options });
  const definition = { actions: actions as { [name: string]: { type: string } } };
  const outcome = await runDefinition(runInput(definition), host, signal);
  return { outcome, records: host.records() };
}

describe('a run on the local host', () => {
  it('calls operations and keeps the records of its actions', async () => {
    const { outcome, records } = await run({
      Get: CALL,
      Show: { type: 'Compose', inputs: "@body('Get')", runAfter: { Get: ['Succeeded'] } },
    });
    expect(outcome.status).toBe('Succeeded');
    expect(records.map(({ action, outputs }) => [action, outputs])).toEqual([
      ['Get', { body: 'hello' }],
      ['Show', 'hello'],
    ]);
  });

  it('keeps credentials out of its records', async () => {
    const { records } = await run({ Get: CALL });
    expect(JSON.stringify(records)).not.toContain('secret');
  });

  it('gives every try of an action the same idempotency key', async () => {
    const keys: string[] = [];
    const failsOnce: CallOperation = async (...[, , { idempotencyKey }]) => {
      keys.push(idempotencyKey);
      const isFirst = keys.length === 1;
      return { status: isFirst ? 'Failed' : 'Succeeded', code: isFirst ? 'BadGateway' : 'OK', retryable: isFirst };
    };
    const retryPolicy = { type: 'fixed', count: 1, interval: 'PT5S' };
    const clock = { now: () => 0, sleep: async () => {} };
    const call = { ...CALL, inputs: { ...CALL.inputs, retryPolicy } };
    await run({ Get: call }, { callOperation: failsOnce, clock });
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('ends at once when it is cancelled in the midst of a wait on the real clock', async () => {
    const controller = new AbortController();
    const wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Month' } }, runAfter: {} };
    const onRecord: LocalHostOptions['onRecord'] = ({ status }) => {
      if (status === 'Waiting') controller.abort();
    };
    const { outcome } = await run({ Pause: wait }, { onRecord }, controller.signal);
    expect(outcome.status).toBe('Cancelled');
  });

  it('forgets the oldest records beyond its bound', async () => {
    const actions = {
      A: { type: 'Compose', inputs: 1 },
      B: { type: 'Compose', inputs: 2, runAfter: { A: ['Succeeded'] } },
    };
    const { records } = await run(actions, { maxRecords: 1 });
    expect(records.map(({ action }) => action)).toEqual(['B']);
  });

  it('gives the response to whoever called', async () => {
    const sent: unknown[] = [];
    const respond: LocalHostOptions['respond'] = (response) => {
      sent.push(response.body);
      return 'Sent';
    };
    await run({ Answer: { type: 'Response', inputs: { statusCode: 200, body: 'hi' }, runAfter: {} } }, { respond });
    expect(sent).toEqual(['hi']);
  });
});

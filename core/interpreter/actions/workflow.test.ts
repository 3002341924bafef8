import { describe, expect, it } from 'vitest';

import type { FlowCall, FlowCallStart, Outside } from '#core/interpreter/host.ts';
import { fakeHost, runOnFakeHost } from '#core/interpreter/testing/fake-host.ts';
import { runInput } from '#core/interpreter/testing/run-input.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

type Answering = (call: FlowCall) => FlowCallStart | ValueObject;

/** Flows whose answers are prepared. */
function fakeOutside(answering: Answering): Outside & { calls: FlowCall[] } {
  const calls: FlowCall[] = [];
  return {
    calls,
    async callFlow(call) {
      calls.push(call);
      const answer = answering(call);
      return 'kind' in answer ? (answer as FlowCallStart) : { kind: 'Waiting', runId: 'child' };
    },
    sendToBatch: async () => ({ kind: 'Stored', batchName: 'Orders' }),
    openCallback: async () => 'https://flows.example/hooks/callbacks/t',
    async waitForAnswer({ attempt }) {
      const call = calls[attempt - 1];
      return call && (answering(call) as ValueObject);
    },
  };
}

async function call(inputs: Value, answering: Answering) {
  const outside = fakeOutside(answering);
  const host = { ...fakeHost(), outside };
  const definition = { actions: { Call: { type: 'Workflow', inputs } } };
  const outcome = await runOnFakeHost({ input: runInput(definition), host });
  return { outcome, calls: outside.calls, record: host.records.get('Call|') };
}

const TO_CHILD = { host: { workflow: { id: 'child' }, triggerName: 'manual' } };

describe('Workflow', () => {
  it('gives status, headers and body of the answer', async () => {
    const answer = { statusCode: 200, headers: { a: 'b' }, body: { n: 1 } };
    const { record, calls } = await call(
      { ...TO_CHILD, body: 1, headers: { n: 1 }, queries: { q: true } },
      () => answer,
    );
    expect(record).toMatchObject({ status: 'Succeeded', code: 'OK', outputs: answer });
    expect(calls).toMatchObject([
      { flow: 'child', triggerName: 'manual', headers: { n: '1' }, queries: { q: 'True' }, body: 1 },
    ]);
  });

  it('takes the name that Power Automate gives', async () => {
    const { calls } = await call({ host: { workflowReferenceName: 'abc' } }, () => ({ kind: 'Accepted', runIds: [] }));
    expect(calls[0]?.flow).toBe('abc');
  });

  it('fails without a flow to call', async () => {
    const { record } = await call({ host: {} }, () => ({ kind: 'Accepted', runIds: [] }));
    expect(record).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
  });

  it('fails with the outputs at hand when the answer is an error, and is not repeated by itself', async () => {
    const { record, calls } = await call(TO_CHILD, () => ({ statusCode: 500, headers: {}, body: 'no' }));
    expect(record).toMatchObject({ status: 'Failed', code: 'InternalServerError', outputs: { body: 'no' } });
    expect(calls).toHaveLength(1);
  });

  it('is repeated as the retry policy says', async () => {
    const retryPolicy = { type: 'fixed', count: 3, interval: 'PT5S' };
    const { record, calls } = await call({ ...TO_CHILD, retryPolicy }, ({ attempt }) =>
      attempt < 3 ? { statusCode: 503, headers: {} } : { statusCode: 200, headers: {} },
    );
    expect(calls.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(record).toMatchObject({
      status: 'Succeeded',
      attempts: [{ code: 'ServiceUnavailable' }, {}, { code: 'OK' }],
    });
  });

  it('says why a call was refused', async () => {
    const failure = { code: 'NestedWorkflowNotFound', message: 'There is no such flow.' };
    const { record } = await call(TO_CHILD, () => ({ kind: 'Refused', statusCode: 404, failure }));
    expect(record).toMatchObject({ status: 'Failed', code: failure.code, error: failure });
  });
});

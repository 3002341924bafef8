import { describe, expect, it } from 'vitest';

import type { BatchMessage, BatchSending, Outside } from '#core/interpreter/host.ts';
import { fakeHost, runOnFakeHost } from '#core/interpreter/testing/fake-host.ts';
import { runInput } from '#core/interpreter/testing/run-input.ts';
import type { Value } from '#core/json/value.ts';

const TO_ORDERS = { host: { workflow: { id: '/workflows/Collect' }, triggerName: 'Batch' }, batchName: 'orders' };

async function send(inputs: Value, sending: BatchSending = { kind: 'Stored', batchName: 'Orders' }) {
  const messages: BatchMessage[] = [];
  const sendOnly: Pick<Outside, 'sendToBatch'> = {
    async sendToBatch(message) {
      messages.push(message);
      return sending;
    },
  };
  const host = { ...fakeHost(), outside: sendOnly as Outside };
  await runOnFakeHost({ input: runInput({ actions: { Send: { type: 'SendToBatch', inputs } } }), host });
  return { messages, record: host.records.get('Send|') };
}

describe('SendToBatch', () => {
  it('sends to the default partition under an id of its own, and tells where the message went', async () => {
    const { messages, record } = await send({ ...TO_ORDERS, content: { n: 1 } });
    const [message] = messages;
    expect(message).toMatchObject({ flow: '/workflows/Collect', triggerName: 'Batch', content: { n: 1 } });
    expect(message).toMatchObject({ batchName: 'orders', partitionName: 'DEFAULT', action: 'Send', repetition: '' });
    expect(record).toMatchObject({
      status: 'Succeeded',
      code: 'Accepted',
      outputs: {
        statusCode: 202,
        body: { batchName: 'Orders', partitionName: 'DEFAULT', messageId: message?.messageId },
      },
    });
    expect(message?.messageId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('takes numbers as names, and null as content', async () => {
    const { messages } = await send({ ...TO_ORDERS, partitionName: '@add(1,2)', messageId: 7, content: null });
    expect(messages).toMatchObject([{ partitionName: '3', messageId: '7', content: null }]);
  });

  it.each([
    ['batch', { ...TO_ORDERS, batchName: '', content: 1 }],
    ['flow', { host: {}, batchName: 'orders', content: 1 }],
    ['content', TO_ORDERS],
  ])('fails without its %s', async (_, inputs) => {
    const { messages, record } = await send(inputs);
    expect(record).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
    expect(messages).toEqual([]);
  });

  it('says why a message was refused', async () => {
    const failure = { code: 'BatchNotFound', message: 'There is no such batch.' };
    const { record } = await send({ ...TO_ORDERS, content: 1 }, { kind: 'Refused', failure });
    expect(record).toMatchObject({ status: 'Failed', code: failure.code, error: failure });
  });

  it('fails as a call of a flow does where there are no other flows', async () => {
    const host = fakeHost();
    const actions = {
      Call: { type: 'Workflow', inputs: { host: { workflow: { id: 'x' } } } },
      Send: { type: 'SendToBatch', inputs: { ...TO_ORDERS, content: 1 } },
    };
    await runOnFakeHost({ input: runInput({ actions }), host });
    const [call, sent] = [host.records.get('Call|'), host.records.get('Send|')];
    expect(sent).toMatchObject({ status: 'Failed', code: 'ActionTypeNotSupported' });
    expect(sent?.code).toBe(call?.code);
  });
});

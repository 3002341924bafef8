import { describe, expect, it } from 'vitest';

import { pool } from '#server/database.ts';
import { listWaitingBatches } from '#server/repositories/batches.ts';

import { changeFlow } from './change-flow.ts';
import { createFlow } from './create-flow.ts';
import { batchesOf, bodiesOf, collector, releaseDue, send, sendAll, waitingIn } from './testing/batch-fixtures.ts';
import { ECHO, publishedFlow } from './testing/fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

describe('a message to a batch', () => {
  it('is refused when nothing can collect it, and says what is missing', async () => {
    const open = await publishedFlow(collector({ messageCount: 2 }), 'Open');
    const draft = (
      await createFlow({ name: 'Only a draft', definition: JSON.stringify(collector({ messageCount: 1 })) })
    ).id;
    const disabled = await publishedFlow(collector({ messageCount: 2 }), 'Disabled');
    await changeFlow(disabled, { enabled: false });
    const called = await publishedFlow(ECHO, 'Called');
    const cases: [string, object, string, RegExp][] = [
      ['no such flow', {}, 'NestedWorkflowNotFound', /'no such flow'/],
      ['a\0b', {}, 'NestedWorkflowNotFound', /no flow/],
      [draft, {}, 'NestedWorkflowNotFound', /not published/],
      [disabled, {}, 'NestedWorkflowDisabled', /enable it/],
      [called, {}, 'NestedWorkflowNotFound', /no Batch trigger/],
      [open, { triggerName: 'other' }, 'NestedWorkflowNotFound', /no Batch trigger 'other'/],
      [open, { batchName: 'Bills' }, 'BatchNotFound', /no batch 'Bills'/],
      [open, { partitionName: 'x'.repeat(257) }, 'InvalidTemplate', /at most 256/],
      [open, { messageId: 'a\0b' }, 'InvalidTemplate', /NUL/],
    ];
    for (const [flow, more, code, message] of cases) {
      const refused = { kind: 'Refused', failure: { code, message: expect.stringMatching(message) } };
      expect(await send(flow, 1, more)).toEqual(refused);
    }
    expect(await listWaitingBatches(open, 9)).toEqual([]);
  });

  it('is sent once by an action of a run, even after its batch has gone', async () => {
    const flowId = await publishedFlow(collector({ messageCount: 2 }), 'Once');
    const again = { repetition: '000001', triggerName: 'batch_MESSAGES' };
    const stored = { kind: 'Stored', batchName: 'Orders' };
    expect(await send('once', 1, again)).toEqual(stored);
    expect(await Promise.all([send('once', 1, again), send('once', 1, again)])).toEqual([stored, stored]);
    expect(await waitingIn(flowId)).toMatchObject({ count: 1 });
    await sendAll(flowId, [2]);
    await releaseDue(flowId);
    expect(await send('once', 1, again)).toEqual(stored);
    expect(await listWaitingBatches(flowId, 9)).toEqual([]);
    expect(await batchesOf(flowId)).toEqual([[1, 2]]);
  });

  it('keeps its id and its content whatever they are', async () => {
    const flowId = await publishedFlow(collector({ messageCount: 4 }), 'Contents');
    const big = { text: 'x'.repeat(40_000), list: [1, null] };
    await sendAll(flowId, [null, 'a\0b', big, 'same id']);
    await releaseDue(flowId);
    expect(await bodiesOf(flowId)).toEqual([
      {
        batchName: 'Orders',
        partitionName: 'DEFAULT',
        items: [null, 'a\0b', big, 'same id'].map((content) => ({ content, messageId: 'm' })),
      },
    ]);
    const { rows } = await pool().query('SELECT max(length(trigger)) AS longest FROM "Run" WHERE "flowId" = $1', [
      flowId,
    ]);
    expect(rows[0].longest).toBeLessThan(20_000);
  });
});

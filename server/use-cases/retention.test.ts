import { describe, expect, it } from 'vitest';

import { PayloadRef } from '#core/json/payload-ref.ts';
import { encodeWire } from '#core/json/wire.ts';
import { database, pool } from '#server/database.ts';
import { storeBigParts } from '#server/payload-store.ts';
import { findPayload } from '#server/repositories/payloads.ts';
import { sweepPayloads } from '#server/repositories/retention.ts';

import { changeFlow } from './change-flow.ts';
import { deleteFlow } from './delete-flow.ts';
import { enforceRetention } from './enforce-retention.ts';
import { getFlowStorage } from './get-flow-storage.ts';
import { getRun } from './get-run.ts';
import { getRunValues } from './get-run-values.ts';
import { holdRun } from './hold-run.ts';
import { listRuns } from './list-runs.ts';
import { replayRun } from './replay-run.ts';
import { ECHO, ownerId, publishedFlow } from './testing/fixtures.ts';
import { storedRun } from './testing/run-fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const DAY = 86_400_000;
const TRIGGER = '{"name":"manual","startTime":"x","endTime":"x","status":"Succeeded","outputs":{"body":{"secret":1}}}';

const ago = (days: number) => new Date(Date.now() - days * DAY);
const idsOf = async (flowId: string) => (await listRuns({ flowId, limit: 200 })).runs.map(({ id }) => id);
/** What the first of two tries of the action brought. */
const setAside = (runId: string, outputs: string) =>
  database().earlierAnswer.create({ data: { runId, action: 'Echo', repetition: '', attempt: 1, outputs } });
const enforce = (keepDays?: number) => enforceRetention({ keepDays });

describe('runs that are too old', () => {
  it('are deleted with their records, some hundred and more of them, and the others stay', async () => {
    const flowId = await publishedFlow(ECHO);
    const record = { action: 'Echo', inputs: '1' };
    for (let run = 0; run < 230; run += 1) await storedRun({ flowId, acceptedAt: ago(11), records: [record] });
    const young = await storedRun({ flowId, acceptedAt: ago(9) });
    await changeFlow(flowId, { keepDays: 10 });
    expect(await enforce()).toBe(230);
    expect(await idsOf(flowId)).toEqual([young]);
    const { rows } = await pool().query(`SELECT 1 FROM "ActionRecord" WHERE "runId" NOT IN (SELECT id FROM "Run")`);
    expect(rows).toEqual([]);
  });

  it('are deleted by their number, the oldest first', async () => {
    const flowId = await publishedFlow(ECHO);
    const ids: string[] = [];
    for (let run = 0; run < 5; run += 1) ids.push(await storedRun({ flowId, acceptedAt: ago(5 - run) }));
    await changeFlow(flowId, { keepRuns: 2 });
    await enforce();
    expect(await idsOf(flowId)).toEqual(ids.slice(-2).reverse());
    const young = [await storedRun({ flowId }), await storedRun({ flowId }), await storedRun({ flowId })];
    await enforce();
    expect(await idsOf(flowId)).toEqual(young.reverse());
  });

  it('stay while they go on, while somebody holds them, and while their dead letter is open', async () => {
    const flowId = await publishedFlow(ECHO);
    const running = await storedRun({ flowId, acceptedAt: ago(100), status: 'Running' });
    const held = await storedRun({ flowId, acceptedAt: ago(100) });
    const letter = await storedRun({ flowId, acceptedAt: ago(100), status: 'Failed' });
    await storedRun({ flowId, acceptedAt: ago(100) });
    await pool().query('INSERT INTO "DeadLetter" ("runId") VALUES ($1)', [letter]);
    await holdRun(held, { reason: 'The auditor asked', heldById: await ownerId() });
    await changeFlow(flowId, { keepDays: 1 });
    await enforce();
    expect((await idsOf(flowId)).sort()).toEqual([running, held, letter].sort());
    await holdRun(held, null);
    await enforce();
    expect((await idsOf(flowId)).sort()).toEqual([running, letter].sort());
  });

  it('go by the setting of the installation where their flow says nothing', async () => {
    const [silent, own] = [await publishedFlow(ECHO), await publishedFlow(ECHO)];
    await storedRun({ flowId: silent, acceptedAt: ago(40) });
    await storedRun({ flowId: own, acceptedAt: ago(40) });
    await changeFlow(own, { keepDays: 50 });
    await enforce();
    expect(await idsOf(silent)).toHaveLength(1);
    await enforce(30);
    expect(await idsOf(silent)).toEqual([]);
    expect(await idsOf(own)).toHaveLength(1);
  });

  it('lose their values earlier, and cannot be replayed then', async () => {
    const flowId = await publishedFlow(ECHO);
    const records = [{ action: 'Echo', inputs: '"in"', outputs: '"out"' }];
    const runId = await storedRun({ flowId, acceptedAt: ago(5), trigger: TRIGGER, records });
    await setAside(runId, '{"statusCode":503}');
    await changeFlow(flowId, { keepValuesDays: 3 });
    await enforce();
    expect(await getRun(runId)).toMatchObject({
      areValuesGone: true,
      records: [{ action: 'Echo', status: 'Succeeded' }],
    });
    const values = await getRunValues(runId, { action: 'Echo', repetition: '', side: 'outputs' });
    expect(values).toMatchObject({ inputs: null, outputs: null });
    const earlier = await getRunValues(runId, { action: 'Echo', repetition: '', side: 'outputs', attempt: 1 });
    expect(earlier.outputs).toBeNull();
    expect((await getRunValues(runId, { repetition: '', side: 'outputs', trigger: '1' })).outputs).toBeNull();
    await expect(replayRun(runId, { from: 'Start', version: 'Own' })).rejects.toMatchObject({ code: 'Gone' });
  });
});

describe('a flow with runs that are held', () => {
  it('is not deleted with them', async () => {
    const flowId = await publishedFlow(ECHO);
    const runId = await storedRun({ flowId });
    await holdRun(runId, { reason: 'Evidence', heldById: await ownerId() });
    expect((await getRun(runId)).holdReason).toBe('Evidence');
    await expect(deleteFlow(flowId)).rejects.toMatchObject({ code: 'FlowHasHeldRuns' });
    await holdRun(runId, null);
    await deleteFlow(flowId);
  });

  it('says what its runs take', async () => {
    const flowId = await publishedFlow(ECHO);
    expect(await getFlowStorage(flowId)).toMatchObject({ runs: 0, since: null, bytes: 0 });
    await storedRun({ flowId, records: [{ action: 'Echo', inputs: JSON.stringify('x'.repeat(900)) }] });
    const { runs, bytes } = await getFlowStorage(flowId);
    expect(runs).toBe(1);
    expect(bytes).toBeGreaterThan(200);
  });
});

describe('stored values', () => {
  const stored = async (text: string) => {
    const value = await storeBigParts(text.repeat(5_000));
    if (!(value instanceof PayloadRef)) throw new Error('The value was too small to be stored apart.');
    await pool().query(`UPDATE "Payload" SET "lastUsedAt" = now() - interval '2 days' WHERE sha256 = $1`, [
      value.sha256,
    ]);
    return value;
  };
  const isThere = async ({ sha256 }: PayloadRef) => (await findPayload(sha256)) !== undefined;

  it('go once nothing refers to them, not before, and not while a run goes on that is older than they are', async () => {
    await pool().query(`UPDATE "Run" SET status = 'Succeeded', "endedAt" = now() WHERE "endedAt" IS NULL`);
    const flowId = await publishedFlow(ECHO);
    const [used, given, unused] = [await stored('used '), await stored('given '), await stored('unused ')];
    const earlier = await stored('earlier ');
    const records = [{ action: 'Echo', outputs: encodeWire({ body: used }) }];
    const kept = await storedRun({
      flowId,
      records,
      trigger: encodeWire({ name: 'manual', outputs: { body: given } }),
    });
    await setAside(kept, encodeWire({ body: earlier }));
    const running = await storedRun({ flowId, status: 'Running', acceptedAt: ago(4) });
    await sweepPayloads(ago(1));
    expect(await isThere(unused)).toBe(true);
    await pool().query(`UPDATE "Run" SET status = 'Succeeded', "endedAt" = now() WHERE id = $1`, [running]);
    await sweepPayloads(ago(1));
    expect(await Promise.all([used, given, earlier, unused].map(isThere))).toEqual([true, true, true, false]);
  });

  it('stay when somebody stores them once more in the same moment', async () => {
    const texts = Array.from({ length: 20 }, (_, number) => `race ${number} `);
    const values = await Promise.all(texts.map(stored));
    await Promise.all([sweepPayloads(ago(1)), ...texts.map((text) => storeBigParts(text.repeat(5_000)))]);
    await sweepPayloads(ago(1));
    expect(await Promise.all(values.map(isThere))).toEqual(values.map(() => true));
  });
});

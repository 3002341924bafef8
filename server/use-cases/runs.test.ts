import { describe, expect, it } from 'vitest';

import { transaction } from '#server/database.ts';

import { cancelRun } from './cancel-run.ts';
import { changeFlow } from './change-flow.ts';
import { createFlow } from './create-flow.ts';
import { getRun } from './get-run.ts';
import { getRunValues } from './get-run-values.ts';
import { listIterations } from './list-iterations.ts';
import { listRecords } from './list-records.ts';
import { listRuns } from './list-runs.ts';
import { replayRun } from './replay-run.ts';
import { runFlow } from './run-flow.ts';
import { acceptedRun, ECHO, publishedFlow } from './testing/fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';
import { type RunNotice, watchRuns } from './watch-runs.ts';

withTestDatabase();

const VALUES = { repetition: '', side: 'outputs' } as const;

async function claim(runId: string): Promise<void> {
  const claimed = `UPDATE "Run" SET status = 'Running', "carrierId" = 'carrier', "startedAt" = now() WHERE id = $1`;
  await transaction((client) => client.query(claimed, [runId]));
}

type RecordFixture = { runId: string; action: string; repetition?: string; status?: string };

async function addRecord({ runId, action, repetition = '', status = 'Succeeded' }: RecordFixture): Promise<void> {
  const insert = `INSERT INTO "ActionRecord"
      ("runId", action, repetition, type, status, "errorCode", "startedAt", inputs, secured)
    VALUES ($1, $2, $3, 'Compose', $4, $5, now(), '{"secret":1}', '["inputs"]')`;
  const errorCode = status === 'Failed' ? 'BadRequest' : null;
  await transaction((client) => client.query(insert, [runId, action, repetition, status, errorCode]));
}

describe('Run now', () => {
  it('accepts a run of the published version with the body that was typed', async () => {
    const runId = await acceptedRun(await publishedFlow(ECHO), '{"order": 12345678901234567890}');
    const { run, records, definition } = await getRun(runId);
    expect(run).toMatchObject({ status: 'Waiting', triggerKind: 'Manual', triggerName: 'manual', versionNumber: 1 });
    expect(records).toEqual([]);
    expect(JSON.parse(definition)).toEqual(ECHO);
    const { outputs } = await getRunValues(runId, { ...VALUES, trigger: '1' });
    expect(outputs?.text).toContain('"order": 12345678901234567890');
  });

  it('refuses what the trigger would refuse, and makes no run of it', async () => {
    const flowId = await publishedFlow(ECHO);
    await expect(runFlow(flowId, { body: '{"order":' })).rejects.toMatchObject({ code: 'BodyNotJson' });
    await expect(runFlow(flowId, { body: '{"order":"one"}' })).rejects.toMatchObject({
      code: 'BodyDoesNotMatchSchema',
      message: expect.stringContaining('/order'),
    });
    expect((await listRuns({ flowId, limit: 10 })).runs).toEqual([]);
  });

  it('needs a published version of a flow that is switched on', async () => {
    const { id } = await createFlow({ name: 'Draft', definition: JSON.stringify(ECHO) });
    await expect(runFlow(id, {})).rejects.toMatchObject({ code: 'NotPublished' });
    const flowId = await publishedFlow(ECHO);
    await changeFlow(flowId, { enabled: false });
    await expect(runFlow(flowId, {})).rejects.toMatchObject({ code: 'FlowDisabled' });
  });

  it('stores a big body apart and still shows it', async () => {
    const runId = await acceptedRun(await publishedFlow(ECHO), JSON.stringify({ note: 'x'.repeat(400_000) }));
    const { outputs } = await getRunValues(runId, { ...VALUES, trigger: '1' });
    expect(outputs).toMatchObject({ truncated: true });
    expect(outputs?.size).toBeGreaterThan(400_000);
    expect(outputs?.text.length).toBeLessThanOrEqual(256 * 1024);
    expect(outputs?.text).toContain('"note": "xxx');
  });
});

describe('lists of runs', () => {
  it('come page by page, the newest first, of one flow and of one status', async () => {
    const flowId = await publishedFlow(ECHO);
    const ids = [await acceptedRun(flowId), await acceptedRun(flowId), await acceptedRun(flowId)];
    await cancelRun(ids[0] ?? '');
    const first = await listRuns({ flowId, limit: 2 });
    expect(first.runs.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const second = await listRuns({ flowId, limit: 2, before: first.next ?? '' });
    expect(second).toMatchObject({ runs: [{ id: ids[0], flowName: 'Orders' }], next: null });
    expect((await listRuns({ flowId, limit: 9, status: ['Cancelled'] })).runs).toMatchObject([{ id: ids[0] }]);
  });
});

describe('cancelling', () => {
  it('ends a run at once that nobody has taken up', async () => {
    const runId = await acceptedRun(await publishedFlow(ECHO));
    await cancelRun(runId);
    expect((await getRun(runId)).run).toMatchObject({ status: 'Cancelled', endedAt: expect.any(Number) });
    await expect(cancelRun(runId)).rejects.toMatchObject({ code: 'AlreadyEnded' });
  });

  it('asks the carrier to end a run that is going on', async () => {
    const runId = await acceptedRun(await publishedFlow(ECHO));
    await claim(runId);
    await cancelRun(runId);
    expect((await getRun(runId)).run).toMatchObject({ status: 'Running', cancelRequestedAt: expect.any(Number) });
  });
});

describe('run again', () => {
  it('takes the same input and the same version, whatever was published since', async () => {
    const flowId = await publishedFlow(ECHO);
    const first = await acceptedRun(flowId, '{"order":7}');
    const { runId } = await replayRun(first, { from: 'Start', version: 'Own' });
    expect((await getRun(runId)).run).toMatchObject({ originRunId: first, versionNumber: 1, status: 'Waiting' });
    const { outputs } = await getRunValues(runId, { ...VALUES, trigger: '1' });
    expect(JSON.parse(outputs?.text ?? '')).toMatchObject({ body: { order: 7 } });
    await expect(replayRun('nothing', { from: 'Start', version: 'Own' })).rejects.toMatchObject({ code: 'NotFound' });
  });
});

describe('a run that others called', () => {
  it('names them, one inside the other, the outermost first', async () => {
    const flowId = await publishedFlow(ECHO);
    const [outer, middle, inner] = [await acceptedRun(flowId), await acceptedRun(flowId), await acceptedRun(flowId)];
    const call = `UPDATE "Run" SET "parentRunId" = $2, "parentAction" = $3 WHERE id = $1`;
    await transaction((client) => client.query(call, [middle, outer, 'Ask']));
    await transaction((client) => client.query(call, [inner, middle, 'Order']));
    expect((await getRun(inner)).callers).toMatchObject([
      { id: outer, action: 'Ask' },
      { id: middle, action: 'Order' },
    ]);
    expect((await getRun(outer)).callers).toEqual([]);
  });
});

describe('the records of a run', () => {
  it('never show a secured side', async () => {
    const runId = await acceptedRun(await publishedFlow(ECHO));
    await addRecord({ runId, action: 'Echo' });
    expect((await getRun(runId)).records).toMatchObject([{ action: 'Echo', status: 'Succeeded', attempts: [] }]);
    const values = await getRunValues(runId, { ...VALUES, action: 'Echo' });
    expect(values).toEqual({ inputs: null, outputs: null, secured: ['inputs'], tracked: {} });
  });

  it('inside a loop are counted and read by iteration', async () => {
    const body = {
      First: { type: 'Compose', inputs: 1 },
      Then: { type: 'Compose', inputs: 2, runAfter: { First: ['Failed'] } },
    };
    const loop = { Loop: { type: 'Foreach', foreach: '@triggerBody()', actions: body, runAfter: {} } };
    const runId = await acceptedRun(await publishedFlow({ ...ECHO, actions: loop }));
    await addRecord({ runId, action: 'First', repetition: '000000' });
    await addRecord({ runId, action: 'Then', repetition: '000000', status: 'Skipped' });
    await addRecord({ runId, action: 'First', repetition: '000001', status: 'Failed' });
    await addRecord({ runId, action: 'Then', repetition: '000001' });
    await addRecord({ runId, action: 'First', repetition: '000002', status: 'Running' });
    await addRecord({ runId, action: 'First', repetition: '000001/000000' });
    const query = { actions: ['First', 'Then'], prefix: '', from: 0, limit: 10 };
    expect(await listIterations(runId, query)).toEqual({
      total: 3,
      iterations: [
        { index: 0, status: 'Succeeded' },
        { index: 1, status: 'Succeeded' },
        { index: 2, status: 'Running' },
      ],
    });
    expect((await listIterations(runId, { ...query, from: 2 })).iterations).toMatchObject([{ index: 2 }]);
    expect(await listRecords(runId, '000001')).toMatchObject([{ action: 'First' }, { action: 'Then' }]);
  });

  it('are found by their failure, unless it was handled, however many lie between', async () => {
    const body = {
      First: { type: 'Compose', inputs: 1 },
      Then: { type: 'Compose', inputs: 2, runAfter: { First: ['Failed'] } },
    };
    const loop = { Loop: { type: 'Foreach', foreach: '@triggerBody()', actions: body, runAfter: {} } };
    const runId = await acceptedRun(await publishedFlow({ ...ECHO, actions: loop }));
    for (const handled of ['000002', '000700']) {
      await addRecord({ runId, action: 'First', repetition: handled, status: 'Failed' });
      await addRecord({ runId, action: 'Then', repetition: handled });
    }
    for (const failed of ['000005', '080000']) {
      await addRecord({ runId, action: 'First', repetition: failed });
      await addRecord({ runId, action: 'Then', repetition: failed, status: 'Failed' });
    }
    const query = { actions: ['First', 'Then'], prefix: '', from: 0, limit: 10, failed: '1' as const };
    const found = await listIterations(runId, query);
    expect(found.iterations).toEqual([
      { index: 5, status: 'Failed' },
      { index: 80_000, status: 'Failed' },
    ]);
    expect((await listIterations(runId, { ...query, from: 6, limit: 1 })).iterations).toMatchObject([
      { index: 80_000 },
    ]);
  });
});

describe('watching a run', () => {
  it('hears of each change once, and of the end', async () => {
    const runId = await acceptedRun(await publishedFlow(ECHO));
    const other = await acceptedRun(await publishedFlow(ECHO));
    const notices: RunNotice[] = [];
    let heard = () => {};
    const end = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const stop = await watchRuns(runId, {
      pauseMs: 20,
      onNotice(notice) {
        notices.push(notice);
        if (notice === 'ended') heard();
      },
    });
    await cancelRun(other);
    await cancelRun(runId);
    await end;
    stop();
    expect(notices).toEqual(['changed', 'ended']);
  });
});

import { describe, expect, it } from 'vitest';

import type { DeadLetter } from '#core/api/failures.ts';
import { pool } from '#server/database.ts';
import { endRun } from '#server/repositories/run-ends.ts';

import { cancelRuns } from './cancel-runs.ts';
import { changeDeadLetters } from './change-dead-letters.ts';
import { continueBulkReplay } from './continue-bulk-replay.ts';
import { getBulkReplay } from './get-bulk-replay.ts';
import { getRun } from './get-run.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { listFailureGroups } from './list-failure-groups.ts';
import { listRuns } from './list-runs.ts';
import { replayRun } from './replay-run.ts';
import { startBulkReplay } from './start-bulk-replay.ts';
import { stopBulkReplay } from './stop-bulk-replay.ts';
import { acceptedRun, ECHO, ownerId, publishedFlow } from './testing/fixtures.ts';
import { type StoredRun, storedRun } from './testing/run-fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const FROM_START = { from: 'Start', version: 'Own', perMinute: 6_000 } as const;

const TRIGGER =
  '{"name":"manual","startTime":"2026-01-01T00:00:00Z","endTime":"2026-01-01T00:00:00Z","status":"Succeeded"}';

/** A run that has failed as the engine fails one. */
async function failedRun(flowId: string, message = 'The server answered 503 to order 1.', parentRunId?: string) {
  const record = { action: 'Send', status: 'Failed', errorCode: 'ServerError', errorMessage: message };
  const run: StoredRun = { flowId, status: 'Running', trigger: TRIGGER, records: [record] };
  const runId = await storedRun(run);
  if (parentRunId) await pool().query('UPDATE "Run" SET "parentRunId" = $2 WHERE id = $1', [runId, parentRunId]);
  const error = { code: 'ActionFailed', message: 'An action failed. No dependent actions succeeded.' };
  await endRun({ runId, status: 'Failed', code: error.code, error, records: [] });
  return runId;
}

/** Goes on until nothing is due, whatever the pace. */
async function workOff(): Promise<void> {
  for (;;) {
    await pool().query(`UPDATE "BulkReplay" SET "nextAt" = now() - interval '1 minute'`);
    if (!(await continueBulkReplay())) return;
  }
}

async function lettersOf(flowId: string, status: 'Open' | 'Redriven' | 'Discarded'): Promise<DeadLetter[]> {
  return (await listDeadLetters({ status })).letters.filter((letter) => letter.flowId === flowId);
}

describe('failures that are alike', () => {
  it('are counted as one, with the action and the message of the newest', async () => {
    const flowId = await publishedFlow(ECHO);
    await failedRun(flowId, 'The server answered 503 to order 1.');
    const last = await failedRun(flowId, 'The server answered 502 to order 22.');
    await failedRun(flowId, 'The connection was refused.');
    const groups = await listFailureGroups({ within: '1h', flowId });
    expect(groups).toMatchObject([
      {
        action: 'Send',
        code: 'ServerError',
        message: 'The server answered 502 to order 22.',
        count: 2,
        lastRunId: last,
      },
      { message: 'The connection was refused.', count: 1 },
    ]);
    expect(groups[0]?.trend.reduce((sum, count) => sum + count, 0)).toBe(2);
    const { runs } = await listRuns({ failure: groups[0]?.id, limit: 10 });
    expect(runs).toHaveLength(2);
  });
});

describe('a dead letter', () => {
  it('is written with the end of a run that failed, unless another run called it', async () => {
    const flowId = await publishedFlow(ECHO);
    const runId = await failedRun(flowId);
    await failedRun(flowId, 'In a called flow.', runId);
    const ended = await storedRun({ flowId, status: 'Running' });
    await endRun({ runId: ended, status: 'Cancelled', records: [] });
    expect(await lettersOf(flowId, 'Open')).toMatchObject([
      { runId, action: 'Send', code: 'ServerError', owner: null, note: '' },
    ]);
  });

  it('stays until somebody replays or discards it, and says who', async () => {
    const flowId = await publishedFlow(ECHO);
    const [first, second] = [await failedRun(flowId), await failedRun(flowId)];
    const owner = await ownerId();
    await changeDeadLetters({ runIds: [first, second], isMine: true, note: 'Asked the warehouse' }, owner);
    expect(await lettersOf(flowId, 'Open')).toMatchObject([
      { runId: second, owner: { id: owner }, note: 'Asked the warehouse' },
      { runId: first },
    ]);
    await changeDeadLetters({ runIds: [first], discard: true }, owner);
    await replayRun(second, { from: 'FailedSteps', version: 'Own' });
    expect(await lettersOf(flowId, 'Open')).toEqual([]);
    expect(await lettersOf(flowId, 'Discarded')).toMatchObject([{ runId: first, closedBy: expect.any(String) }]);
    expect(await lettersOf(flowId, 'Redriven')).toMatchObject([{ runId: second, closedAt: expect.any(Number) }]);
  });
});

describe('a replay of many runs', () => {
  it('takes the runs that pass the filter at its start, each once, and says what could not be done', async () => {
    const flowId = await publishedFlow(ECHO);
    const failed = [await failedRun(flowId), await failedRun(flowId)];
    await storedRun({ flowId });
    const order = { query: `flowId=${flowId}`, from: 'FailedSteps', version: 'Own', perMinute: 6_000 } as const;
    const { id } = await startBulkReplay(order, await ownerId());
    await workOff();
    const done = await getBulkReplay(id);
    expect(done).toMatchObject({ status: 'Finished', replayed: 2, refused: 0, waiting: 0, outcomes: { open: 2 } });
    const { runs } = await listRuns({ bulkReplay: id, limit: 10 });
    expect(runs.map(({ originRunId }) => originRunId).sort()).toEqual(failed.sort());
    await workOff();
    expect((await getBulkReplay(id)).replayed).toBe(2);
  });

  it('leaves out what cannot be replayed, with the reason, and goes on', async () => {
    const flowId = await publishedFlow(ECHO);
    const good = await storedRun({ flowId });
    const runIds = [await failedRun(flowId), good];
    const { id } = await startBulkReplay({ ...FROM_START, from: 'FailedSteps', runIds }, await ownerId());
    await workOff();
    expect(await getBulkReplay(id)).toMatchObject({
      replayed: 1,
      refused: 1,
      refusals: [{ runId: good, reason: expect.stringContaining('succeeded') }],
    });
  });

  it('keeps its pace with two at work, and stops when it is told to', async () => {
    const flowId = await publishedFlow(ECHO);
    const runIds = [await failedRun(flowId), await failedRun(flowId), await failedRun(flowId)];
    const { id } = await startBulkReplay({ ...FROM_START, perMinute: 1, runIds }, await ownerId());
    await Promise.all([continueBulkReplay(), continueBulkReplay()]);
    await Promise.all([continueBulkReplay(), continueBulkReplay()]);
    expect(await getBulkReplay(id)).toMatchObject({ status: 'Running', replayed: 1, waiting: 2 });
    await stopBulkReplay(id);
    await workOff();
    expect(await getBulkReplay(id)).toMatchObject({ status: 'Stopped', replayed: 1, waiting: 2 });
    await expect(stopBulkReplay(id)).rejects.toMatchObject({ code: 'AlreadyEnded' });
  });

  it('makes no run when the worker dies before it is written that it did', async () => {
    const flowId = await publishedFlow(ECHO);
    const runId = await failedRun(flowId);
    const dying = replayRun(runId, { from: 'Start', version: 'Own' }, async () => {
      throw new Error('The process is gone.');
    });
    await expect(dying).rejects.toThrow('gone');
    expect((await getRun(runId)).replays).toEqual([]);
  });

  it('refuses a filter that it does not understand as a whole', async () => {
    await expect(startBulkReplay({ ...FROM_START, query: 'status=Broken' }, await ownerId())).rejects.toThrow('status');
  });
});

describe('cancelling all runs that pass a filter', () => {
  it('ends those nobody carries at once, asks the others, and leaves those that have ended', async () => {
    const flowId = await publishedFlow(ECHO);
    const waiting = await acceptedRun(flowId);
    const carried = await storedRun({ flowId, status: 'Running' });
    const over = await storedRun({ flowId });
    const elsewhere = await acceptedRun(await publishedFlow(ECHO));
    expect(await cancelRuns({ query: `flowId=${flowId}` })).toBe(2);
    expect((await getRun(waiting)).run.status).toBe('Cancelled');
    expect((await getRun(carried)).run).toMatchObject({ status: 'Running', cancelRequestedAt: expect.any(Number) });
    expect((await getRun(over)).run.status).toBe('Succeeded');
    expect((await getRun(elsewhere)).run.status).toBe('Waiting');
    expect(await cancelRuns({ query: `flowId=${flowId}&status=Succeeded` })).toBe(0);
  });

  it('ends only those that were chosen where runs are chosen', async () => {
    const flowId = await publishedFlow(ECHO);
    const [chosen, other] = [await acceptedRun(flowId), await acceptedRun(flowId)];
    const over = await storedRun({ flowId });
    expect(await cancelRuns({ runIds: [chosen, over] })).toBe(1);
    expect((await getRun(chosen)).run.status).toBe('Cancelled');
    expect((await getRun(other)).run.status).toBe('Waiting');
    expect((await getRun(over)).run.status).toBe('Succeeded');
  });
});

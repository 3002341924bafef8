import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { decodeWire } from '#core/json/wire.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { database, pool } from '#server/database.ts';
import { notify } from '#server/notifications.ts';
import { temporalClient } from '#server/temporal-client.ts';

import { prepareEngine, publishTestFlow, startTestWorker, type TestWorker } from './testing/test-engine.ts';
import { evaluationsOf, publishUnasked } from './testing/unasked-flows.ts';

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;

beforeAll(async () => {
  engine = await prepareEngine();
  worker = await startTestWorker(engine.settings);
});

afterAll(async () => {
  await worker?.end();
  await engine?.close();
});

function recurring(recurrence: object): object {
  return {
    triggers: { tick: { type: 'Recurrence', recurrence } },
    actions: { Note: { type: 'Compose', inputs: "@trigger()?['scheduledTime']" } },
  };
}

async function runsOf(flowId: string) {
  return database().run.findMany({ where: { flowId }, orderBy: { id: 'asc' } });
}

async function changed(flowId: string): Promise<void> {
  await notify(pool(), 'flow_changed', flowId);
}

async function scheduleIds(): Promise<string[]> {
  const connection = await Connection.connect({ address: engine.settings.temporalAddress });
  try {
    const ids: string[] = [];
    for await (const { scheduleId } of temporalClient(connection, engine.settings).schedule.list())
      ids.push(scheduleId);
    return ids;
  } finally {
    await connection.close();
  }
}

describe('a flow with a Recurrence trigger', () => {
  it('runs at once, then at every interval, and no more once it is disabled', async () => {
    const { flowId } = await publishTestFlow(recurring({ frequency: 'Second', interval: 2 }));
    await changed(flowId);
    await waitUntil(async () => (await runsOf(flowId)).filter(({ endedAt }) => endedAt).length >= 3, { limit: 20_000 });
    const runs = await runsOf(flowId);
    expect(runs.length).toBeGreaterThanOrEqual(3);
    expect(runs[0]).toMatchObject({ status: 'Succeeded', triggerKind: 'Recurrence', triggerName: 'tick' });
    const times = runs.map(({ trigger }) => {
      const record = decodeWire(trigger) as { scheduledTime?: string };
      return Date.parse(record.scheduledTime ?? '');
    });
    expect(new Set(times).size).toBe(times.length);
    expect(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) === 2_000)).toBe(true);

    await database().flow.update({ where: { id: flowId }, data: { enabled: false } });
    await changed(flowId);
    const isGone = await waitUntil(async () => !(await scheduleIds()).includes(`flow:${flowId}`), { limit: 15_000 });
    expect(isGone).toBe(true);
  });

  it('with a start time in the future waits for it', async () => {
    const startTime = new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+/, '');
    const { flowId } = await publishTestFlow(recurring({ frequency: 'Day', interval: 1, startTime }));
    await changed(flowId);
    const isThere = await waitUntil(async () => (await scheduleIds()).includes(`flow:${flowId}`), { limit: 15_000 });
    expect(isThere).toBe(true);
    expect(await runsOf(flowId)).toHaveLength(0);
  });
});

describe('a Recurrence whose conditions are not met', () => {
  it('starts no run and says so', async () => {
    const flowId = await publishUnasked({
      type: 'Recurrence',
      recurrence: { frequency: 'Hour', interval: 1 },
      conditions: [{ expression: '@equals(1, 2)' }],
    });
    await waitUntil(async () => (await evaluationsOf(flowId)).length > 0, { limit: 20_000 });
    expect(await evaluationsOf(flowId)).toMatchObject([{ status: 'Skipped', code: 'ConditionNotMet' }]);
    expect(await runsOf(flowId)).toHaveLength(0);
  });
});

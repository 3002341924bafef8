import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { waitUntil } from '#scripts/wait-until.ts';
import { database, pool } from '#server/database.ts';
import { playWindows } from '#server/use-cases/play-windows.ts';

import { endOf, prepareEngine, recordOf, startTestWorker, type TestWorker } from './testing/test-engine.ts';
import { evaluationsOf, publishUnasked, runsOf, switchFlowTo, triggersOf } from './testing/unasked-flows.ts';

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

const SEEN = { limit: 20_000 };
const HOUR = 3_600_000;

function sliding(more: object): object {
  return { type: 'SlidingWindow', ...more };
}

async function windowsOf(flowId: string): Promise<{ start: number; end: number }[]> {
  const timeOf = (value: unknown) => Date.parse(String(value));
  return (await triggersOf(flowId)).map(({ outputs = {} }) => ({
    start: timeOf(outputs.windowStartTime),
    end: timeOf(outputs.windowEndTime),
  }));
}

/** In order, each beginning where the one before it ended. */
function expectContiguous(windows: { start: number; end: number }[], length: number): void {
  for (const [index, { start, end }] of windows.entries()) {
    expect(end - start).toBe(length);
    if (index > 0) expect(start).toBe(windows[index - 1]?.end);
  }
}

/** A moment on a whole second, as the windows have it. */
const secondsAgo = (milliseconds: number) => Math.floor((Date.now() - milliseconds) / 1000) * 1000;
const textOf = (moment: number) => new Date(moment).toISOString().replace('.000Z', 'Z');

describe('a SlidingWindow trigger', () => {
  it('plays every window since a start time in the past, in order and each once', async () => {
    const start = secondsAgo(119.5 * 60_000);
    const recurrence = { frequency: 'Minute', interval: 1, startTime: textOf(start) };
    const flowId = await publishUnasked(sliding({ recurrence }), {
      actions: { Note: { type: 'Compose', inputs: "@triggerOutputs()?['windowStartTime']" } },
    });
    await waitUntil(async () => (await runsOf(flowId)).length >= 120, SEEN);
    const runs = await runsOf(flowId);
    expect(runs).toHaveLength(120);
    const windows = await windowsOf(flowId);
    expectContiguous(windows, 60_000);
    expect(windows[0]?.start).toBe(start);
    const [first] = runs;
    expect(await endOf(first?.id ?? '')).toMatchObject({ status: 'Succeeded', triggerKind: 'SlidingWindow' });
    expect((await recordOf(first?.id ?? '', 'Note')).outputs).toBe(JSON.stringify(textOf(start)));
    expect(await evaluationsOf(flowId)).toEqual([{ status: 'Fired', code: 'OK', times: 120 }]);
  });

  it('plays a window once, however many workers see it', async () => {
    const start = secondsAgo(2.5 * HOUR);
    const recurrence = { frequency: 'Hour', interval: 1, startTime: textOf(start) };
    const flowId = await publishUnasked(sliding({ recurrence }));
    await waitUntil(async () => (await runsOf(flowId)).length >= 3, SEEN);
    // As if nothing had been played yet.
    await pool().query(
      `UPDATE "TriggerState" SET "windowStart" = NULL, "windowEnd" = NULL, "dueAt" = now() WHERE "flowId" = $1`,
      [flowId],
    );
    await Promise.all(Array.from({ length: 8 }, () => playWindows(flowId)));
    await waitUntil(async () => (await runsOf(flowId)).length >= 6, SEEN);
    expect(await runsOf(flowId)).toHaveLength(6);
  });

  it('plays what it missed while it was disabled', async () => {
    const flowId = await publishUnasked(sliding({ recurrence: { frequency: 'Second', interval: 1 } }));
    await waitUntil(async () => (await runsOf(flowId)).length >= 2, SEEN);
    await switchFlowTo(flowId, false);
    const disabledAt = Date.now();
    await waitUntil(() => Date.now() - disabledAt > 3_000, SEEN);
    const before = (await runsOf(flowId)).length;
    await switchFlowTo(flowId, true);
    await waitUntil(async () => (await windowsOf(flowId)).some(({ start }) => start > disabledAt + 3_000), SEEN);
    await switchFlowTo(flowId, false);
    const windows = await windowsOf(flowId);
    expect(windows.length).toBeGreaterThanOrEqual(before + 3);
    expectContiguous(windows, 1_000);
  });

  it('waits for its delay', async () => {
    const start = secondsAgo(90 * 60_000);
    const recurrence = { frequency: 'Hour', interval: 1, startTime: textOf(start) };
    const flowId = await publishUnasked(sliding({ recurrence, inputs: { delay: "@{'PT'}1H" } }));
    await waitUntil(async () => (await runsOf(flowId)).length >= 1, SEEN);
    expect(await windowsOf(flowId)).toEqual([{ start, end: start + HOUR }]);
    const state = await database().triggerState.findUnique({ where: { flowId } });
    expect(state?.dueAt?.getTime()).toBe(start + 2 * HOUR);
  });

  it('goes on as far as the queue of the flow has room, and loses nothing', async () => {
    const start = secondsAgo(9.5 * HOUR);
    const recurrence = { frequency: 'Hour', interval: 1, startTime: textOf(start) };
    const flowId = await publishUnasked(sliding({ recurrence }), { limits: { maxRuns: 1, maxWaiting: 1 } });
    await waitUntil(async () => (await runsOf(flowId)).length >= 10, { limit: 25_000 });
    expectContiguous(await windowsOf(flowId), HOUR);
    expect(await runsOf(flowId)).toHaveLength(10);
  });

  it('leaves a window out whose conditions are not met, and says so', async () => {
    const recurrence = { frequency: 'Hour', interval: 1, startTime: textOf(secondsAgo(2.5 * HOUR)) };
    const flowId = await publishUnasked(sliding({ recurrence, conditions: [{ expression: '@equals(1, 2)' }] }));
    const skipped = [{ status: 'Skipped', code: 'ConditionNotMet', times: 3 }];
    await waitUntil(async () => JSON.stringify(await evaluationsOf(flowId)) === JSON.stringify(skipped), SEEN);
    expect(await evaluationsOf(flowId)).toEqual(skipped);
    expect(await runsOf(flowId)).toHaveLength(0);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';

import { decodeWire } from '#core/json/wire.ts';
import { database, pool } from '#server/database.ts';
import { findSchedulableFlow, type SchedulableFlow } from '#server/repositories/schedules.ts';
import { listEvaluationRows } from '#server/repositories/trigger-evaluations.ts';

import { changeFlow } from './change-flow.ts';
import { fireDue } from './fire-due.ts';
import { EVERY_HOUR, publishedFlow } from './testing/fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const MINUTE = 60_000;
/** A second that begins a quarter of an hour. */
let enabled: number;
let flow: SchedulableFlow;

beforeEach(() => {
  enabled = Math.floor(Date.now() / (15 * MINUTE)) * 15 * MINUTE;
});

async function publish(metadata?: object, settings: object = {}): Promise<void> {
  const recurrence = { frequency: 'Minute', interval: 15 };
  const clock = { type: 'Recurrence', recurrence, ...(metadata && { metadata }), ...settings };
  const flowId = await publishedFlow({ ...EVERY_HOUR, triggers: { clock } });
  await database().flow.update({ where: { id: flowId }, data: { enabledAt: new Date(enabled) } });
  await lookAgain(flowId);
}

async function lookAgain(flowId = flow.flowId): Promise<void> {
  const found = await findSchedulableFlow(flowId);
  if (!found) throw new Error('The flow is not there.');
  flow = found;
}

/** Everything that is due `minutes` after the flow was enabled. */
async function fireAt(minutes: number): Promise<void> {
  while (await fireDue(flow, enabled + minutes * MINUTE));
}

/** Minutes after the enabling that the runs are for, in the order of their acceptance. */
async function firedFor(): Promise<number[]> {
  const runs = await database().run.findMany({ where: { flowId: flow.flowId }, orderBy: { id: 'asc' } });
  return runs.map(({ trigger }) => {
    const { scheduledTime = '' } = decodeWire(trigger) as { scheduledTime?: string };
    return (Date.parse(scheduledTime) - enabled) / MINUTE;
  });
}

/** The oldest first. */
async function evaluations() {
  const rows = await listEvaluationRows(flow.flowId, 20);
  return rows.reverse().map(({ status, code, times }) => `${status} ${code} ${times}`);
}

const endAll = () => pool().query(`UPDATE "Run" SET status = 'Succeeded', "endedAt" = now() WHERE "endedAt" IS NULL`);

describe('a Recurrence that could not fire for an hour', () => {
  it('leaves out what was missed, and says so, unless it is told otherwise', async () => {
    await publish();
    await fireAt(0);
    await fireAt(76);
    expect(await firedFor()).toEqual([0, 75]);
    expect(await evaluations()).toEqual(['Fired OK 1', 'Missed Missed 4', 'Fired OK 1']);
    const [, missed] = (await listEvaluationRows(flow.flowId, 3)).reverse();
    expect([missed?.firstAt.getTime(), missed?.lastAt.getTime()]).toEqual(
      [15, 60].map((minutes) => enabled + minutes * MINUTE),
    );
  });

  it('starts one run for all of them', async () => {
    await publish({ missedFires: 'Once' });
    await fireAt(0);
    await fireAt(76);
    expect(await firedFor()).toEqual([0, 60, 75]);
    expect(await evaluations()).toEqual(['Fired OK 1', 'Missed Missed 3', 'Fired OK 1', 'Fired OK 1']);
  });

  it('starts a run for each of them, in order', async () => {
    await publish({ missedFires: 'All' });
    await fireAt(0);
    await fireAt(76);
    expect(await firedFor()).toEqual([0, 15, 30, 45, 60, 75]);
  });

  it('begins anew when it is enabled again, and with a version of its own', async () => {
    await publish({ missedFires: 'All' });
    await fireAt(0);
    await changeFlow(flow.flowId, { enabled: false });
    await changeFlow(flow.flowId, { enabled: true });
    await database().flow.update({ where: { id: flow.flowId }, data: { enabledAt: new Date(enabled + 60 * MINUTE) } });
    const before = flow;
    await lookAgain();
    await fireAt(61);
    expect(await firedFor()).toEqual([0, 60]);
    expect(await fireDue(before, enabled + 300 * MINUTE)).toBe(false);
    expect(await firedFor()).toEqual([0, 60]);
  });
});

it('of many who ring at the same moment one fires', async () => {
  await publish();
  await Promise.all(Array.from({ length: 8 }, () => fireAt(16)));
  expect(await firedFor()).toEqual([15]);
  expect(await evaluations()).toEqual(['Missed Missed 1', 'Fired OK 1']);
});

describe('while a run is at work', () => {
  it('another one starts beside it', async () => {
    await publish();
    await fireAt(0);
    await fireAt(15);
    expect(await firedFor()).toEqual([0, 15]);
  });

  it('Skip leaves the time out, and says why', async () => {
    await publish({ overlap: 'Skip' });
    await fireAt(0);
    await fireAt(15);
    expect(await firedFor()).toEqual([0]);
    expect(await evaluations()).toEqual(['Fired OK 1', 'Skipped StillAtWork 1']);
    await endAll();
    await fireAt(30);
    expect(await firedFor()).toEqual([0, 30]);
  });

  it('CancelPrevious asks it to end', async () => {
    await publish({ overlap: 'CancelPrevious' });
    await fireAt(0);
    await fireAt(15);
    const runs = await database().run.findMany({ where: { flowId: flow.flowId }, orderBy: { id: 'asc' } });
    expect(runs.map(({ cancelRequestedAt }) => cancelRequestedAt !== null)).toEqual([true, false]);
  });

  it('with one run at a time it waits for its turn', async () => {
    await publish(undefined, { runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 1 } } });
    await fireAt(0);
    await fireAt(15);
    await fireAt(30);
    expect(await firedFor()).toEqual([0, 15]);
    expect(await evaluations()).toEqual(['Fired OK 2', 'Skipped TooManyConcurrentRequests 1']);
  });
});

import { describe, expect, it } from 'vitest';

import { database } from '#server/database.ts';
import { acceptedRun, ECHO, publishedFlow } from '#server/use-cases/testing/fixtures.ts';
import { withTestDatabase } from '#server/use-cases/testing/test-database.ts';

import { claimLimitedRuns, claimRuns } from './run-claims.ts';

withTestDatabase();

function flowOf(trigger: object): Promise<string> {
  const { manual } = ECHO.triggers;
  return publishedFlow({ ...ECHO, triggers: { manual: { ...manual, ...trigger } } });
}

async function claim(): Promise<string[]> {
  const options = { needsCarrier: false, limit: 50, alone: 50, perCarrier: 1 };
  const free = await claimRuns(options);
  const limited = await claimLimitedRuns(options);
  return [...free, ...limited].flatMap(({ runIds }) => runIds);
}

async function end(runId: string): Promise<void> {
  await database().run.update({ where: { id: runId }, data: { status: 'Succeeded', endedAt: new Date() } });
}

describe('a trigger that limits its runs', () => {
  it('has no more at work than that, the oldest first, however many workers claim', async () => {
    const flowId = await flowOf({ runtimeConfiguration: { concurrency: { runs: 2 } } });
    const runs: string[] = [];
    for (let count = 0; count < 5; count += 1) runs.push(await acceptedRun(flowId));
    const claimed = (await Promise.all([claim(), claim(), claim()])).flat();
    expect(claimed.sort()).toEqual(runs.slice(0, 2).sort());
    expect(await claim()).toEqual([]);
    await end(runs[0] ?? '');
    expect(await claim()).toEqual([runs[2]]);
    await Promise.all([end(runs[1] ?? ''), end(runs[2] ?? '')]);
    expect(await claim()).toEqual([runs[3], runs[4]]);
    await Promise.all([end(runs[3] ?? ''), end(runs[4] ?? '')]);
  });

  it('lets the runs of other flows pass', async () => {
    const single = await flowOf({ operationOptions: 'SingleInstance' });
    const free = await flowOf({});
    const [first] = [await acceptedRun(single), await acceptedRun(single)];
    const others = [await acceptedRun(free), await acceptedRun(free)];
    expect((await claim()).sort()).toEqual([first, ...others].sort());
  });

  it('refuses a run when as many wait as may, and takes one again when there is room', async () => {
    const flowId = await flowOf({ runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 2 } } });
    const runs = [await acceptedRun(flowId), await acceptedRun(flowId), await acceptedRun(flowId)];
    await expect(acceptedRun(flowId)).rejects.toMatchObject({ code: 'TooManyConcurrentRequests', httpStatus: 429 });
    await end(runs[0] ?? '');
    await expect(acceptedRun(flowId)).resolves.toEqual(expect.any(String));
  });
});

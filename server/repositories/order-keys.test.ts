import { describe, expect, it } from 'vitest';

import { database, pool } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';
import { ECHO, publishedFlow } from '#server/use-cases/testing/fixtures.ts';
import { withTestDatabase } from '#server/use-cases/testing/test-database.ts';

import { acceptRun } from './accept-run.ts';
import { claimRuns, hasRunsHeldBack } from './run-claims.ts';

withTestDatabase();

async function accepted(flowId: string, orderKey: string): Promise<string> {
  const { publishedVersionId } = await database().flow.findUniqueOrThrow({ where: { id: flowId } });
  const time = new Date().toISOString();
  const trigger = { name: 'manual', startTime: time, endTime: time, status: 'Succeeded' };
  const versionId = publishedVersionId ?? '';
  const run = {
    runId: newId(),
    flowId,
    versionId,
    needsCarrier: false,
    triggerKind: 'Request',
    trigger,
    orderKey,
  } as const;
  return (await acceptRun(run)).runId;
}

async function claim(): Promise<string[]> {
  const carriers = await claimRuns({ needsCarrier: false, limit: 50, alone: 50, perCarrier: 1 });
  return carriers.flatMap(({ runIds }) => runIds).sort();
}

async function end(runId: string): Promise<void> {
  await database().run.update({ where: { id: runId }, data: { status: 'Failed', endedAt: new Date() } });
}

describe('runs with a key of their order', () => {
  it('go one after the other, those with other keys and of other flows beside them', async () => {
    const [one, other] = [await publishedFlow(ECHO), await publishedFlow(ECHO)];
    const [first, second, third] = [await accepted(one, 'a'), await accepted(one, 'a'), await accepted(one, 'a')];
    const beside = [await accepted(one, 'b'), await accepted(other, 'a')];
    expect(await claim()).toEqual([first, ...beside].sort());
    expect(await claim()).toEqual([]);
    expect(await hasRunsHeldBack()).toBe(true);
    await end(first);
    expect(await claim()).toEqual([second]);
    await end(second);
    expect(await claim()).toEqual([third]);
    expect(await hasRunsHeldBack()).toBe(false);
    for (const runId of [third, ...beside]) await end(runId);
  });

  it('are claimed once however many workers claim at the same moment', async () => {
    const flowId = await publishedFlow(ECHO);
    const runs: string[] = [];
    for (let count = 0; count < 6; count += 1) runs.push(await accepted(flowId, 'a'));
    for (const runId of runs) {
      const claimed = (await Promise.all([claim(), claim(), claim()])).flat();
      expect(claimed).toEqual([runId]);
      await end(runId);
    }
  });

  it('are never carried two at a time, even if a claim does not see the other one', async () => {
    const flowId = await publishedFlow(ECHO);
    const [first, second] = [await accepted(flowId, 'a'), await accepted(flowId, 'a')];
    const carry = (id: string) => pool().query(`UPDATE "Run" SET "carrierId" = 'c' || id WHERE id = $1`, [id]);
    await carry(first);
    await expect(carry(second)).rejects.toMatchObject({ code: '23505' });
    await end(first);
    await expect(carry(second)).resolves.toMatchObject({ rowCount: 1 });
    await end(second);
  });
});

import { describe, expect, it } from 'vitest';

import { pool } from '#server/database.ts';

import { getMetricOverview } from './get-metric-overview.ts';
import { rollMetrics } from './roll-metrics.ts';
import { ECHO, publishedFlow } from './testing/fixtures.ts';
import { storedRun } from './testing/run-fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function rollAll(now = Date.now()): Promise<void> {
  const looks: number[] = [];
  while (await rollMetrics(looks, now));
}

async function calledRun(
  flowId: string,
  { ago, uri, status = 'Succeeded' }: { ago: number; uri: string; status?: string },
) {
  const acceptedAt = new Date(Date.now() - ago);
  const runId = await storedRun({
    flowId,
    acceptedAt,
    duration: 200,
    status: status === 'Failed' ? 'Failed' : 'Succeeded',
  });
  const attempt = { purpose: 'try', attempt: 1 };
  await pool().query(
    `INSERT INTO "ActionRecord" ("runId", action, repetition, type, status, "errorCode", "startedAt", "endedAt", inputs, attempts)
     VALUES ($1, 'Call', '', 'Http', $2, $3, $4, $5, $6, $7)`,
    [
      runId,
      status,
      status === 'Failed' ? 'InternalServerError' : null,
      acceptedAt,
      new Date(acceptedAt.getTime() + 100),
      JSON.stringify({ method: 'GET', uri }),
      JSON.stringify([attempt, { ...attempt, attempt: 2 }]),
    ],
  );
}

describe('figures of what happened', () => {
  it('are summed up per flow, step, operation and remote host, the same however often they are', async () => {
    const flowId = await publishedFlow(ECHO);
    const host = `api-${flowId.slice(-8)}.example.com`;
    await calledRun(flowId, { ago: 3 * MINUTE, uri: `https://${host}/orders/1?key=x` });
    await calledRun(flowId, { ago: 10 * MINUTE, uri: `https://user@${host.toUpperCase()}/orders/2`, status: 'Failed' });
    await storedRun({ flowId, acceptedAt: new Date(Date.now() - 5 * MINUTE), status: 'Cancelled' });
    await rollAll();
    await rollAll();
    const { flows, hosts, steps } = await getMetricOverview({ within: '1h' });
    const own = flows.find((row) => row.key === flowId);
    expect(own).toMatchObject({ count: 3, failed: 1, cancelled: 1 });
    expect(Math.abs((own?.p50 ?? 0) - 200)).toBeLessThan(4);
    expect(hosts.find(({ key }) => key === host)).toMatchObject({
      count: 2,
      failed: 1,
      retries: 2,
      errors: { Server: 1 },
    });
    expect(steps.find(({ key }) => key === `${flowId}/Call`)).toMatchObject({ count: 2, flowId });
  });

  it('take in what is written late, and make up for a pause', async () => {
    const flowId = await publishedFlow(ECHO);
    await rollAll();
    await storedRun({ flowId, acceptedAt: new Date(Date.now() - 90 * MINUTE) });
    await rollAll();
    const count = async (within: '1h' | '24h' | '7d') =>
      (await getMetricOverview({ within })).flows.find(({ key }) => key === flowId)?.count;
    expect(await count('1h')).toBeUndefined();
    expect(await count('24h')).toBe(1);
    expect(await count('7d')).toBe(1);
    const later = Date.now() + 5 * HOUR;
    await pool().query(`UPDATE "Run" SET "endedAt" = now() + interval '4 hours' WHERE "flowId" = $1`, [flowId]);
    await rollAll(later);
    const { flows } = await getMetricOverview({ within: '24h' }, later);
    expect(flows.find(({ key }) => key === flowId)?.trend.reduce((sum, point) => sum + point.count, 0)).toBeGreaterThan(
      0,
    );
  });

  it('of one flow leave out the others, and say how late its schedule was', async () => {
    const [flowId, other] = [await publishedFlow(ECHO), await publishedFlow(ECHO)];
    await calledRun(other, { ago: 3 * MINUTE, uri: 'https://api.example.com/' });
    const acceptedAt = new Date(Date.now() - 4 * MINUTE);
    const runId = await storedRun({ flowId, acceptedAt });
    const scheduledTime = new Date(acceptedAt.getTime() - 3_000).toISOString();
    const trigger = JSON.stringify({ name: 'Every_day', scheduledTime });
    await pool().query(`UPDATE "Run" SET trigger = $2, "triggerKind" = 'Recurrence' WHERE id = $1`, [runId, trigger]);
    await rollAll();
    const { totals, flows, steps, hosts } = await getMetricOverview({ within: '1h', flowId });
    expect(totals.count).toBe(1);
    expect(Math.abs((totals.lagP95 ?? 0) - 3_000)).toBeLessThan(60);
    expect(flows.map(({ key }) => key)).toEqual([flowId]);
    expect([...steps, ...hosts]).toEqual([]);
    expect((await getMetricOverview({ within: '1h', flowId: other })).totals.lagP95).toBeNull();
  });

  it('are made by one process at a time', async () => {
    const flowId = await publishedFlow(ECHO);
    await storedRun({ flowId, acceptedAt: new Date(Date.now() - 2 * MINUTE) });
    await Promise.all([rollAll(), rollAll(), rollAll()]);
    expect((await getMetricOverview({ within: '1h' })).flows.find(({ key }) => key === flowId)?.count).toBe(1);
  });
});

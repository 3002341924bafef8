import { describe, expect, it } from 'vitest';

import { type RunFilter, readRunFilter } from '#core/api/run-filter.ts';
import type { RunStatus } from '#core/runs/status.ts';
import { pool } from '#server/database.ts';
import { searchRuns } from '#server/repositories/run-search.ts';

import { countRunsOverTime } from './count-runs.ts';
import { exportRuns } from './export-runs.ts';
import { listedRuns, listRuns, runQuerySchema } from './list-runs.ts';
import { publishFlow } from './publish-flow.ts';
import { ECHO, ownerId, publishedFlow } from './testing/fixtures.ts';
import { type StoredRun, storedRun } from './testing/run-fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const HOUR = 3_600_000;

function ago(milliseconds: number): Date {
  return new Date(Date.now() - milliseconds);
}

async function found(filter: RunFilter): Promise<string[]> {
  return (await listRuns({ ...filter, limit: 50 })).runs.map(({ id }) => id);
}

/** Runs of a new flow: the ids in the order given, and a filter for that flow alone. */
async function runsOf(...runs: Omit<StoredRun, 'flowId'>[]): Promise<{ flowId: string; ids: string[] }> {
  const flowId = await publishedFlow(ECHO);
  const ids: string[] = [];
  for (const run of runs) ids.push(await storedRun({ ...run, flowId }));
  return { flowId, ids };
}

const FAILED_CALL = {
  action: 'Send',
  status: 'Failed',
  errorCode: 'ServerError',
  errorMessage: 'api-17 answered 503 to 100% of the calls.',
};
const ACTION_FAILED = {
  status: 'Failed' as const,
  errorCode: 'ActionFailed',
  errorMessage: 'An action failed. No dependent actions succeeded.',
};

describe('the filter of the list of runs', () => {
  it('knows one status or several', async () => {
    const { flowId, ids } = await runsOf({ status: 'Failed' }, { status: 'Succeeded' }, { status: 'TimedOut' });
    expect(await found({ flowId, status: ['Failed'] })).toEqual([ids[0]]);
    expect(await found({ flowId, status: ['Failed', 'TimedOut'] })).toEqual([ids[2], ids[0]]);
    expect(await found({ status: ['TimedOut'] })).toContain(ids[2]);
  });

  it('knows the flow, and its version', async () => {
    const { flowId, ids } = await runsOf({}, {});
    await publishFlow({ flowId, userId: await ownerId(), request: { revision: 1 } });
    const second = await storedRun({ flowId, version: 2 });
    expect(await found({ flowId })).toEqual([second, ids[1], ids[0]]);
    expect(await found({ flowId, version: 2 })).toEqual([second]);
    expect(await found({ flowId, version: 2, status: ['Failed'] })).toEqual([]);
    expect(await found({ flowId, version: 3 })).toEqual([]);
    expect(() => runQuerySchema.parse({ version: '2' })).toThrow('give flowId along with version');
  });

  it('knows what fired the trigger', async () => {
    const { flowId, ids } = await runsOf({ triggerKind: 'Manual' }, { triggerKind: 'Request' });
    expect(await found({ flowId, trigger: 'Manual' })).toEqual([ids[0]]);
    expect(await found({ trigger: 'Manual' })).toContain(ids[0]);
  });

  it('knows when the run was accepted: from a moment on, before another, within a span', async () => {
    const times = [ago(50 * HOUR), ago(3 * HOUR), ago(HOUR / 2)] as const;
    const { flowId, ids } = await runsOf(...times.map((acceptedAt) => ({ acceptedAt })));
    expect(await found({ flowId, from: times[1].toISOString() })).toEqual([ids[2], ids[1]]);
    expect(await found({ flowId, to: times[1].toISOString() })).toEqual([ids[0]]);
    expect(await found({ flowId, from: times[0].toISOString(), to: times[2].toISOString() })).toEqual([ids[1], ids[0]]);
    expect(await found({ flowId, within: '1h' })).toEqual([ids[2]]);
    expect(await found({ flowId, within: '24h' })).toEqual([ids[2], ids[1]]);
  });

  it('knows how long the run took, or is taking', async () => {
    const { flowId, ids } = await runsOf(
      { duration: 500 },
      { duration: 5_000 },
      { status: 'Running', acceptedAt: ago(HOUR) },
      { status: 'Waiting', acceptedAt: ago(HOUR) },
    );
    expect(await found({ flowId, minDuration: 5_000 })).toEqual([ids[1], ids[2]]);
    expect(await found({ flowId, maxDuration: 4_999 })).toEqual([ids[0]]);
    expect(await found({ flowId, minDuration: 400, maxDuration: 600 })).toEqual([ids[0]]);
  });

  it('knows the code and the text of an error, of the run or of an action', async () => {
    const { flowId, ids } = await runsOf(
      { ...ACTION_FAILED, records: [FAILED_CALL] },
      { status: 'Failed', errorCode: 'Stopped', errorMessage: 'The order is unknown.' },
      { records: [{ action: 'Send' }] },
    );
    expect(await found({ flowId, errorCode: 'ServerError' })).toEqual([ids[0]]);
    expect(await found({ flowId, errorCode: 'Stopped' })).toEqual([ids[1]]);
    expect(await found({ flowId, error: 'ANSWERED 503' })).toEqual([ids[0]]);
    expect(await found({ flowId, error: 'order is' })).toEqual([ids[1]]);
    expect(await found({ flowId, error: '100% of' })).toEqual([ids[0]]);
    expect(await found({ flowId, error: '10_%' })).toEqual([]);
  });

  it('knows the id of the run and its beginning, and the tracking id', async () => {
    const { ids } = await runsOf({ clientTrackingId: 'ORD-1' }, { clientTrackingId: 'ORD-2' }, {});
    const [first = '', , third = ''] = ids;
    expect(await found({ runId: first })).toEqual([first]);
    expect(await found({ runId: first.slice(0, 13) })).toContain(first);
    expect(await found({ trackingId: 'ORD-1' })).toEqual([first]);
    expect(await found({ trackingId: third })).toEqual([third]);
  });

  it('knows tracked properties by name and value, as text and as number', async () => {
    const { flowId, ids } = await runsOf(
      { records: [{ action: 'Note', trackedProperties: '{"order":"A-17","lines":3}' }] },
      { records: [{ action: 'Note', trackedProperties: '{"order":"A-170","lines":31,"of":"A-17"}' }] },
    );
    expect(await found({ flowId, property: 'order=A-17' })).toEqual([ids[0]]);
    expect(await found({ flowId, property: 'A-17' })).toEqual([ids[1], ids[0]]);
    expect(await found({ flowId, property: 'lines=3' })).toEqual([ids[0]]);
    expect(await found({ flowId, property: 'lines=31' })).toEqual([ids[1]]);
    expect(await found({ flowId, property: 'order=' })).toEqual([ids[1], ids[0]]);
  });

  it('looks into inputs, outputs and what the trigger brought, but never at what is secured', async () => {
    const { flowId, ids } = await runsOf(
      { records: [{ action: 'Send', inputs: '{"note":"say \\"hello\\" twice"}' }] },
      { records: [{ action: 'Send', outputs: '{"answer":"Hello"}' }] },
      { trigger: '{"outputs":{"body":"hello"}}' },
      { records: [{ action: 'Send', inputs: '"hello"', outputs: '"world"', secured: '["inputs"]' }] },
    );
    expect(await found({ flowId, payload: 'hello' })).toEqual([ids[2], ids[1], ids[0]]);
    expect(await found({ flowId, payload: 'say "hello"' })).toEqual([ids[0]]);
    expect(await found({ flowId, payload: 'world' })).toEqual([ids[3]]);
  });

  it('takes several at once', async () => {
    const failed = { ...ACTION_FAILED, records: [FAILED_CALL] };
    const { flowId, ids } = await runsOf(failed, { ...failed, triggerKind: 'Manual' }, { triggerKind: 'Manual' });
    expect(await found({ flowId, status: ['Failed'], trigger: 'Manual', error: 'api-17', within: '1h' })).toEqual([
      ids[1],
    ]);
  });

  it('leaves out of an address what makes no sense, and says what', () => {
    const search = { status: 'Failed,Gone', within: '24h', error: 'ab', version: '2', minDuration: '-1', other: 'x' };
    expect(readRunFilter(search)).toEqual({
      filter: { within: '24h' },
      ignored: ['status', 'minDuration', 'error', 'version'],
    });
    expect(readRunFilter({ flowId: 'f', version: '2', status: 'Failed' }).filter).toEqual({
      flowId: 'f',
      version: 2,
      status: ['Failed'],
    });
  });
});

describe('the pages of the list', () => {
  it('show every run once, the newest first, while others are accepted', async () => {
    const { flowId, ids } = await runsOf(...Array.from({ length: 25 }, () => ({})));
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await listRuns({ flowId, before, limit: 7 });
      seen.push(...page.runs.map(({ id }) => id));
      before = page.next ?? undefined;
      await Promise.all([storedRun({ flowId }), storedRun({ flowId, status: 'Running' })]);
    } while (before !== undefined);
    expect(seen).toEqual([...ids].reverse());
  });

  it('find what is rare only as a combination', async () => {
    const flowId = await publishedFlow(ECHO);
    const oldest = await storedRun({ flowId, acceptedAt: BEFORE_MANY, status: 'Failed', triggerKind: 'Http' });
    await storeMany(flowId, 11_000);
    const page = await listRuns({ flowId, trigger: 'Http', status: ['Failed'], limit: 10 });
    expect(page.runs.map(({ id }) => id)).toEqual([oldest]);
    expect(page).toMatchObject({ next: null, searchedTo: null });
  });

  it('search in steps, and after a while say how far they came and go on from there', async () => {
    const flowId = await publishedFlow(ECHO);
    const oldest = await storedRun({ flowId, acceptedAt: BEFORE_MANY, trigger: '{"needle":1}' });
    await storeMany(flowId, 700);
    expect(await found({ flowId, payload: 'needle' })).toEqual([oldest]);

    const steps: number[] = [];
    let below: string | undefined;
    do {
      const { ids, stoppedAt } = await searchRuns({ flowId, payloadText: 'needle', below }, 10, 0);
      steps.push(ids.length);
      below = stoppedAt;
    } while (below !== undefined);
    expect(steps).toEqual([0, 0, 1]);
  });

  it('name the action that failed last, not the loop around it', async () => {
    const loop = { action: 'Each', status: 'Failed', errorCode: 'ActionFailed', errorMessage: 'An action failed.' };
    const { ids } = await runsOf({ ...ACTION_FAILED, records: [loop, FAILED_CALL] }, {});
    const [succeeded, failed] = await listedRuns(ids);
    expect(failed?.failedAction).toEqual({
      action: 'Send',
      error: { code: 'ServerError', message: FAILED_CALL.errorMessage },
    });
    expect(succeeded?.failedAction).toBeNull();
  });
});

const BEFORE_MANY = new Date('2024-01-01');

let many = 0;

/** Accepted in the middle of 2024. Every other one failed, every other one came by HTTP, and none did both. */
async function storeMany(flowId: string, count: number): Promise<void> {
  many += 1;
  await pool().query(
    `INSERT INTO "Run" (id, "flowId", "versionId", status, "triggerName", "triggerKind", trigger, "clientTrackingId", "needsCarrier")
     SELECT id, $1, (SELECT id FROM "FlowVersion" WHERE "flowId" = $1), CASE WHEN i % 2 = 0 THEN 'Failed' ELSE 'Succeeded' END,
       'manual', CASE WHEN i % 2 = 0 THEN 'Request' ELSE 'Http' END, '{}', id, false
     FROM generate_series(1, $2) i, LATERAL (SELECT '01900000-0000-7000-9' || lpad($3::text, 3, '0') || '-' || lpad(i::text, 12, '0') AS id) ids`,
    [flowId, count, many],
  );
}

describe('the counts of the chart', () => {
  async function totals(filter: RunFilter): Promise<{ [status in RunStatus]?: number }> {
    const { buckets } = await countRunsOverTime(filter);
    const sums: { [status in RunStatus]?: number } = {};
    for (const bucket of buckets) {
      for (const [status, count] of Object.entries(bucket) as [RunStatus, number][]) {
        sums[status] = (sums[status] ?? 0) + count;
      }
    }
    return sums;
  }

  it('sort runs by time and status, by an index or by the rows', async () => {
    const { flowId } = await runsOf(
      { acceptedAt: ago(1.75 * HOUR), status: 'Failed', errorCode: 'Stopped' },
      { acceptedAt: ago(1.75 * HOUR), clientTrackingId: 'chart' },
      { acceptedAt: ago(HOUR / 4), clientTrackingId: 'chart' },
      { acceptedAt: ago(400 * HOUR) },
    );
    const { buckets, from, to } = await countRunsOverTime({ flowId, within: '24h' });
    expect(to - from).toBe(24 * HOUR);
    expect(buckets).toHaveLength(48);
    expect(buckets.flatMap((bucket, index) => (Object.keys(bucket).length > 0 ? [index] : []))).toEqual([44, 47]);
    expect(await totals({ flowId })).toEqual({ Failed: 1, Succeeded: 2 });
    expect(await totals({ flowId, within: '30d' })).toEqual({ Failed: 1, Succeeded: 3 });
    expect(await totals({ flowId, status: ['Failed'] })).toEqual({ Failed: 1 });
    expect(await totals({ trackingId: 'chart' })).toEqual({ Succeeded: 2 });
    expect(await totals({ flowId, errorCode: 'Stopped' })).toEqual({ Failed: 1 });
  });

  it('are refused for a text in inputs and outputs', async () => {
    await expect(countRunsOverTime({ payload: 'hello' })).rejects.toMatchObject({ code: 'BadRequest' });
  });
});

describe('the export', () => {
  async function textOf(filter: RunFilter, format: 'csv' | 'json'): Promise<string> {
    let text = '';
    for await (const piece of exportRuns(filter, format).pieces) text += piece;
    return text;
  }

  it('writes all runs that pass, over many pages', async () => {
    const { flowId, ids } = await runsOf(...Array.from({ length: 510 }, () => ({})), { status: 'Failed' as const });
    const runs = JSON.parse(await textOf({ flowId, status: ['Succeeded'] }, 'json'));
    expect(runs.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 510).reverse());
    expect(await textOf({ flowId, status: ['Cancelled'] }, 'json')).toBe('[]\n');
  });

  it('quotes what CSV would misread, and disarms what a spreadsheet would calculate', async () => {
    const message = 'The answer was "no",\nagain';
    const { flowId, ids } = await runsOf({
      status: 'Failed',
      errorCode: 'Refused',
      errorMessage: message,
      clientTrackingId: '=HYPERLINK("x")',
    });
    const csv = await textOf({ flowId }, 'csv');
    expect(csv.split('\r\n')[0]).toMatch(/^Run,Flow,Flow id,Version,Status,/);
    expect(csv).toContain(`${ids[0]},Orders,${flowId},1,Failed,Request,"'=HYPERLINK(""x"")",`);
    expect(csv).toContain(`,100,Refused,"The answer was ""no"",\nagain",,,\r\n`);
  });
});

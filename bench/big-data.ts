/**
 * What large loops and large values cost: memory of all processes while they go on, and whether the second half of a loop takes
 * longer than the first. `npm run bench -- big-data`; `SCENARIO=calls` for one alone, `SCALE=0.1` for a tenth of the size.
 */

import type { APIRequestContext } from '@playwright/test';
import pg from 'pg';

import { residentBytes } from '#bench/engine/process-tree.ts';
import { startTargetServer } from '#bench/engine/target-server.ts';
import { definitionOf, publishFlow } from '#e2e/flows.ts';
import { signedInApi } from '#e2e/owner.ts';
import { environmentOf } from '#scripts/services/process-info.ts';
import { type Product, startProduct } from '#scripts/testing/product.ts';
import { waitUntil } from '#scripts/wait-until.ts';

const SCALE = Number(process.env.SCALE ?? 1);
const ONLY = process.env.SCENARIO;
const PROCESSES = ['gateway', 'web', 'worker', 'temporal', 'postgres'] as const;
const LONGEST_MS = 45 * 60_000;
const MIB = 2 ** 20;

type Loop = {
  name: string;
  title: string;
  count: number;
  action: string;
  definition(target: string, count: number): object;
};

const foreach = (count: number, actions: object, more: object = {}) => ({
  Each: { type: 'Foreach', foreach: `@range(0, ${count})`, actions, ...more },
});

/** `action` is the one whose records say how far the loop has come. */
const LOOPS: readonly Loop[] = [
  {
    name: 'inline',
    title: 'Foreach of 100,000 items, a Compose each',
    count: 100_000,
    action: 'Keep',
    definition: (_, count) => definitionOf(foreach(count, { Keep: { type: 'Compose', inputs: '@item()' } })),
  },
  {
    name: 'calls',
    title: 'Foreach of 100,000 items, an HTTP call each',
    count: 100_000,
    action: 'Call',
    definition: (target, count) =>
      definitionOf(
        foreach(
          count,
          { Call: { type: 'Http', inputs: { method: 'POST', uri: `${target}/item`, body: '@item()' } } },
          { runtimeConfiguration: { concurrency: { repetitions: 50 } } },
        ),
      ),
  },
  ...[5_000, 100_000].map((count) => ({
    name: `append-${count}`,
    title: `${count.toLocaleString('en')} appends to an array variable`,
    count,
    action: 'Append',
    definition: (_: string, times: number) =>
      definitionOf({
        List: { type: 'InitializeVariable', inputs: { variables: [{ name: 'list', type: 'array', value: [] }] } },
        ...foreach(
          times,
          { Append: { type: 'AppendToArrayVariable', inputs: { name: 'list', value: '@item()' } } },
          { runAfter: { List: ['Succeeded'] }, runtimeConfiguration: { concurrency: { repetitions: 1 } } },
        ),
      }),
  })),
];

type Subject = { product: Product; api: APIRequestContext; database: pg.Pool; target: string };

/** The most that all processes together hold at a time above what they held before, per process and in sum. */
function watchMemory(product: Product) {
  const look = () => PROCESSES.map((name) => residentBytes(product.processId(name)) / MIB);
  const before = look();
  const most = before.map(() => 0);
  let mostInAll = 0;
  const timer = setInterval(() => {
    const rise = look().map((held, index) => held - (before[index] ?? 0));
    rise.forEach((each, index) => {
      most[index] = Math.max(most[index] ?? 0, each);
    });
    mostInAll = Math.max(
      mostInAll,
      rise.reduce((sum, each) => sum + each, 0),
    );
  }, 1_000);
  return () => {
    clearInterval(timer);
    const each = PROCESSES.map((name, index) => `${name} ${Math.round(most[index] ?? 0)}`).join(', ');
    return `memory rose by ${Math.round(mostInAll)} MB (${each})`;
  };
}

type CarriedOut = {
  runId: string;
  seconds: number;
  /** Seconds until that many iterations had begun; as often as it is looked, undefined without a loop. */
  untilHalf: number | undefined;
};

async function carryOut(
  { database }: Subject,
  { url, body, half = 0 }: { url: string; body: string; half?: number },
): Promise<CarriedOut> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (response.status !== 202) throw new Error(`The flow answered ${response.status}: ${await response.text()}`);
  const { runId } = (await response.json()) as { runId: string };
  let untilHalf: number | undefined;
  const ended = await waitUntil(
    async () => {
      const { rows } = await database.query(
        `SELECT status, "errorCode", "errorMessage", "endedAt" IS NOT NULL AS "hasEnded",
           extract(epoch FROM COALESCE("endedAt", now()) - "startedAt")::float8 AS seconds,
           (SELECT "iterationCount" FROM "ActionRecord" WHERE "runId" = $1 AND action = 'Each' AND repetition = '') AS begun
         FROM "Run" WHERE id = $1`,
        [runId],
      );
      const [run] = rows;
      if (untilHalf === undefined && half > 0 && run?.begun >= half) untilHalf = run.seconds;
      return run?.hasEnded ? run : false;
    },
    { limit: LONGEST_MS, every: 100 },
  );
  if (ended?.status !== 'Succeeded') throw new Error(`The run did not succeed: ${JSON.stringify(ended)}`);
  return { runId, seconds: ended.seconds, untilHalf };
}

async function measureLoop(subject: Subject, loop: Loop): Promise<void> {
  const count = Math.max(10, Math.round(loop.count * SCALE));
  const flow = await publishFlow(subject.api, { name: loop.title, definition: loop.definition(subject.target, count) });
  const memory = watchMemory(subject.product);
  const { runId, seconds, untilHalf } = await carryOut(subject, {
    url: flow.triggerUrl ?? '',
    body: '{}',
    half: Math.floor(count / 2),
  });
  const held = memory();
  const { rows } = await subject.database.query(
    `SELECT count(*)::int AS records FROM "ActionRecord" WHERE "runId" = $1 AND action = $2`,
    [runId, loop.action],
  );
  const ratio = untilHalf === undefined ? 'too quick to tell' : `${((seconds - untilHalf) / untilHalf).toFixed(2)} ×`;
  console.log(
    `${loop.title}${SCALE === 1 ? '' : ` × ${SCALE}`}: ${seconds.toFixed(1)} s, second half ${ratio} the first, ${rows[0].records} records, ${held}`,
  );
}

/** A body of fifty megabytes through five actions. */
async function measureBody(subject: Subject): Promise<void> {
  const steps = ['One', 'Two', 'Three', 'Four'].map((name, index, all) => [
    name,
    {
      type: 'Compose',
      inputs: index === 0 ? '@triggerBody()' : `@outputs('${all[index - 1]}')`,
      runAfter: index === 0 ? {} : { [all[index - 1] ?? '']: ['Succeeded'] },
    },
  ]);
  const call = {
    type: 'Http',
    inputs: { method: 'POST', uri: `${subject.target}/big`, body: "@outputs('Four')" },
    runAfter: { Four: ['Succeeded'] },
  };
  const definition = definitionOf({ ...Object.fromEntries(steps), Five: call });
  const flow = await publishFlow(subject.api, { name: 'A large body', definition });
  const size = Math.round(50 * MIB * SCALE);
  const rows = Array.from({ length: Math.ceil(size / 100) }, (_, index) => ({ id: index, text: 'x'.repeat(75) }));
  const memory = watchMemory(subject.product);
  const { seconds } = await carryOut(subject, { url: flow.triggerUrl ?? '', body: JSON.stringify(rows) });
  console.log(`A body of ${Math.round(size / MIB)} MB through five actions: ${seconds.toFixed(1)} s, ${memory()}`);
}

const product = await startProduct();
const target = await startTargetServer();
const database = new pg.Pool({ connectionString: environmentOf(product.processId('worker')).DATABASE_URL, max: 2 });
try {
  const subject = { product, api: await signedInApi(product.url), database, target: target.url };
  for (const loop of LOOPS) if (ONLY === undefined || ONLY === loop.name) await measureLoop(subject, loop);
  if (ONLY === undefined || ONLY === 'body') await measureBody(subject);
} finally {
  await database.end();
  target.stop();
  await product.stop();
}

/** What the engine is measured by: each scenario gives one figure a round. */

import type { APIRequestContext } from '@playwright/test';
import type pg from 'pg';

import type { FlowDetail } from '#core/api/flows.ts';
import { publishFlow } from '#e2e/flows.ts';
import type { Product } from '#scripts/testing/product.ts';
import { waitUntil } from '#scripts/wait-until.ts';

import { acceptOnly, manyCalls, ORDER, threeCalls, transformed } from './flows.ts';
import { callInParallel, expectOnly } from './load.ts';
import { processorSeconds, residentBytes } from './process-tree.ts';

export type Subject = {
  product: Product;
  api: APIRequestContext;
  database: pg.Pool;
  /** The address of the remote API. */
  target: string;
};

export type Figures = { [title: string]: { value: number; unit: string } };
export type Scenario = {
  name: string;
  warmUp?(subject: Subject): Promise<void>;
  round(subject: Subject): Promise<Figures>;
};

const ACCEPT_SECONDS = 8;
const BURST = Number(process.env.BURST ?? 600);
const SINGLES = 150;
const SEQUENCE = 40;
const MEMORY_SECONDS = 8;

const flows = new Map<string, Promise<FlowDetail>>();

/** Made once, found again by name. */
function flow(api: APIRequestContext, name: string, definition: object): Promise<FlowDetail> {
  const known = flows.get(name) ?? publishFlow(api, { name, definition });
  flows.set(name, known);
  return known;
}

function urlOf({ triggerUrl, name }: FlowDetail): string {
  if (triggerUrl === null) throw new Error(`The flow ${name} has no address.`);
  return triggerUrl;
}

/** Waits until no run is open; fails when one did not succeed. */
async function settle({ database }: Subject, flowId: string): Promise<void> {
  const done = await waitUntil(
    async () => {
      const { rows } = await database.query(
        `SELECT count(*) FILTER (WHERE "endedAt" IS NULL)::int AS open,
           count(*) FILTER (WHERE "endedAt" IS NOT NULL AND status <> 'Succeeded')::int AS bad FROM "Run" WHERE "flowId" = $1`,
        [flowId],
      );
      if (rows[0].bad > 0) throw new Error(`${rows[0].bad} runs did not succeed.`);
      return rows[0].open === 0;
    },
    { limit: 300_000, every: 100 },
  );
  if (!done) throw new Error('The runs did not come to an end.');
}

const PROCESSES = ['gateway', 'web', 'worker', 'temporal', 'postgres'] as const;

function processorTimes(product: Product): { [name in (typeof PROCESSES)[number]]: number } {
  const of = (name: string) => processorSeconds(product.processId(name));
  return {
    gateway: of('gateway'),
    web: of('web'),
    worker: of('worker'),
    temporal: of('temporal'),
    postgres: of('postgres'),
  };
}

const accept: Scenario = {
  name: 'durable accept',
  async round(subject) {
    const { id, ...detail } = await flow(subject.api, 'Accept', acceptOnly());
    const url = urlOf({ id, ...detail });
    const figures = await callInParallel({ url, connections: 40, seconds: ACCEPT_SECONDS });
    expectOnly(202, figures);
    await settle(subject, id);
    return {
      'durable accept (202), 40 connections': { value: figures.rate, unit: '/s' },
      '… the slowest of a hundred': { value: figures.p99, unit: 'ms' },
    };
  },
};

const durableRuns: Scenario = {
  name: 'durable runs',
  async round(subject) {
    const { api, target, product, database } = subject;
    const detail = await flow(api, 'Three calls', threeCalls(target));
    const before = processorTimes(product);
    const { rows } = await database.query('SELECT clock_timestamp() AS now');
    expectOnly(202, await callInParallel({ url: urlOf(detail), connections: 20, calls: BURST, body: '{"id":1}' }));
    await settle(subject, detail.id);
    const taken = await database.query(
      `SELECT count(*)::int AS count, extract(epoch FROM max("endedAt") - min("acceptedAt"))::float8 AS seconds
       FROM "Run" WHERE "flowId" = $1 AND "acceptedAt" >= $2`,
      [detail.id, rows[0].now],
    );
    const { count, seconds } = taken.rows[0];
    const after = processorTimes(product);
    const used = PROCESSES.map((name) => ({ name, value: ((after[name] - before[name]) * 1000) / count }));
    return {
      'durable runs of 3 HTTP actions, end to end': { value: count / seconds, unit: '/s' },
      '… processor time of all processes': { value: used.reduce((sum, { value }) => sum + value, 0), unit: 'ms/run' },
      ...Object.fromEntries(used.map(({ name, value }) => [`… of that ${name}`, { value, unit: 'ms/run' }])),
    };
  },
};

const synchronous: Scenario = {
  name: 'synchronous',
  async round({ api }) {
    const detail = await flow(api, 'Answered', transformed());
    const figures = await callInParallel({ url: urlOf(detail), connections: 1, calls: SINGLES, body: ORDER });
    expectOnly(200, figures);
    return {
      'durable request, 3 steps, response, alone: half are quicker than': { value: figures.p50, unit: 'ms' },
      '… the slowest of a hundred': { value: figures.p99, unit: 'ms' },
    };
  },
};

const sequence: Scenario = {
  name: 'sequence',
  async round({ api, target }) {
    const detail = await flow(api, 'Forty calls', manyCalls(target, SEQUENCE));
    const figures = await callInParallel({ url: urlOf(detail), connections: 1, calls: 5 });
    expectOnly(200, figures);
    return { '40 HTTP actions in a row, one run': { value: figures.p50, unit: 'ms' } };
  },
};

const inMemory: Scenario = {
  name: 'in memory',
  async round({ api, product }) {
    const gateway = () => processorSeconds(product.processId('gateway'));
    const before = gateway();
    const detail = await flow(api, 'In memory', { kind: 'Stateless', definition: transformed() });
    const figures = await callInParallel({
      url: urlOf(detail),
      connections: 40,
      seconds: MEMORY_SECONDS,
      body: ORDER,
    });
    expectOnly(200, figures);
    return {
      'Stateless request, transform, response, 40 connections': { value: figures.rate, unit: '/s' },
      '… the slowest of a hundred': { value: figures.p99, unit: 'ms' },
      '… processor time of the gateway': {
        value: ((gateway() - before) * 1000) / (figures.rate * MEMORY_SECONDS),
        unit: 'ms/call',
      },
    };
  },
};

const idle: Scenario = {
  name: 'idle memory',
  async round({ product }) {
    const of = (name: string) => residentBytes(product.processId(name)) / 2 ** 20;
    const [gateway, web, worker] = [of('gateway'), of('web'), of('worker')];
    return {
      'memory of gateway, web and worker': { value: gateway + web + worker, unit: 'MB' },
      '… gateway': { value: gateway, unit: 'MB' },
      '… web': { value: web, unit: 'MB' },
      '… worker': { value: worker, unit: 'MB' },
    };
  },
};

/** Memory first: what a load leaves behind is not idle. */
export const SCENARIOS: readonly Scenario[] = [idle, synchronous, sequence, accept, durableRuns, inMemory];

/**
 * What Prometheus asks for: totals and standings from the database, so that every gateway says the same, and how this process
 * itself does. Labels are bounded: flows and hosts beyond the first ones are `other`; no run, no address, no customer.
 */

import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

import { RANGE_FACTOR } from '#core/metrics/durations.ts';
import { runDurationsSinceEver, standingNow, type TotalRow, totalsSinceEver } from './repositories/metric-totals.ts';

const MOST_FLOWS = 200;
const MOST_HOSTS = 100;
const MOST_OPERATIONS = 100;
/** Scrapes that come sooner get what the last one got. */
const FRESH_MS = 5_000;
const BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600, 86_400];

const ownRegistry = new Registry();
collectDefaultMetrics({ register: ownRegistry, prefix: 'millrace_gateway_' });

let last: { at: number; text: Promise<string> } | undefined;

/** Throws what the database throws when it is away. */
export async function prometheusText(now = Date.now()): Promise<string> {
  if (!last || now - last.at >= FRESH_MS) last = { at: now, text: fromDatabase() };
  const { text } = last;
  text.catch(() => {
    last = undefined;
  });
  return `${await text}\n${await ownRegistry.metrics()}`;
}

export const PROMETHEUS_TYPE = ownRegistry.contentType;

async function fromDatabase(): Promise<string> {
  const [flows, operations, hosts, durations, standing] = await Promise.all([
    totalsSinceEver('flow', MOST_FLOWS),
    totalsSinceEver('operation', MOST_OPERATIONS),
    totalsSinceEver('host', MOST_HOSTS),
    runDurationsSinceEver(),
    standingNow(),
  ]);
  const registry = new Registry();
  counted(
    registry,
    { name: 'millrace_runs_total', help: 'Runs that have ended, by flow and how.', label: 'flow' },
    flows,
  );
  counted(
    registry,
    { name: 'millrace_steps_total', help: 'Steps that have ended, by operation and how.', label: 'operation' },
    operations,
  );
  counted(
    registry,
    {
      name: 'millrace_remote_steps_total',
      help: 'Steps that called a remote host, and how they ended.',
      label: 'host',
    },
    hosts,
  );
  const retries = new Counter({
    name: 'millrace_retries_total',
    help: 'Calls beyond the first of a step, by host.',
    labelNames: ['host'],
    registers: [registry],
  });
  for (const row of hosts) retries.inc({ host: row.key }, row.retries);
  if (standing) stand(registry, standing);
  return `${await registry.metrics()}\n${histogramText(durations)}`;
}

type Counted = { name: string; help: string; label: string };

function counted(registry: Registry, { name, help, label }: Counted, rows: readonly TotalRow[]): void {
  const counter = new Counter({ name, help, labelNames: [label, 'status'], registers: [registry] });
  for (const { key, count, failed, cancelled } of rows) {
    counter.inc({ [label]: key, status: 'succeeded' }, Math.max(0, count - failed - cancelled));
    counter.inc({ [label]: key, status: 'failed' }, failed);
    counter.inc({ [label]: key, status: 'cancelled' }, cancelled);
  }
}

function stand(
  registry: Registry,
  { waiting, running, longestWait, deadLetters, alerts, workers }: NonNullable<Awaited<ReturnType<typeof standingNow>>>,
): void {
  const open = new Gauge({
    name: 'millrace_runs_open',
    help: 'Runs that have not ended, by status.',
    labelNames: ['status'],
    registers: [registry],
  });
  open.set({ status: 'waiting' }, waiting);
  open.set({ status: 'running' }, running);
  const single: [name: string, help: string, value: number][] = [
    ['millrace_longest_wait_seconds', 'How long the run that waits longest has waited to begin.', longestWait],
    ['millrace_dead_letters_open', 'Runs that failed for good and wait for somebody.', deadLetters],
    ['millrace_alerts_firing', 'Alerts of the rules of Millrace that fire.', alerts],
    ['millrace_workers_alive', 'Workers that have given a sign of life of late.', workers],
  ];
  for (const [name, help, value] of single) new Gauge({ name, help, registers: [registry] }).set(value);
}

/** prom-client observes values one by one; these are counted already. */
function histogramText(durations: { [range: string]: number }): string {
  const name = 'millrace_run_duration_seconds';
  const ranges = Object.entries(durations).map(([range, count]) => ({
    seconds: RANGE_FACTOR ** Number(range) / 1000,
    count,
  }));
  const upTo = (bound: number) => ranges.reduce((sum, { seconds, count }) => sum + (seconds <= bound ? count : 0), 0);
  const total = upTo(Number.POSITIVE_INFINITY);
  const sum = ranges.reduce((all, { seconds, count }) => all + seconds * count, 0);
  return [
    `# HELP ${name} How long runs took, all flows together.`,
    `# TYPE ${name} histogram`,
    ...BOUNDS.map((bound) => `${name}_bucket{le="${bound}"} ${upTo(bound)}`),
    `${name}_bucket{le="+Inf"} ${total}`,
    `${name}_sum ${sum}`,
    `${name}_count ${total}`,
    '',
  ].join('\n');
}

import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { inRepository } from '#scripts/repository-root.ts';
import { pool } from '#server/database.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
  await pool().query(
    `INSERT INTO "MetricBucket" (resolution, start, kind, key, count, failed, cancelled, retries, errors, durations, longest)
     SELECT 'day', date_trunc('day', now()), kind, key, 10, 2, 1, 3, '{}', '{"200": 6, "300": 4}', 400
     FROM (VALUES ('flow', 'flow-"1'), ('operation', 'Http'), ('host', 'api.example.com')) AS subject (kind, key)`,
  );
});

afterAll(() => gateway.end());

const HEAD = /^# (HELP|TYPE) [a-z_:][a-z0-9_:]* \S/i;
const SAMPLE = /^([a-z_:][a-z0-9_:]*)(\{([a-z_]+="(\\.|[^"\\\n])*",?)*\})? (-?[0-9.e+-]+|NaN|[+-]Inf)( \d+)?$/i;

/** Names of all samples; throws for a line that the exposition format does not know. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const line of text.split('\n')) {
    if (line === '' || HEAD.test(line)) continue;
    const [, name] = SAMPLE.exec(line) ?? [];
    if (name === undefined) throw new Error(`This is no line of the exposition format: ${line}`);
    names.add(name);
  }
  return names;
}

async function scrape(): Promise<string> {
  const response = await fetch(`${gateway.url}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return response.text();
}

describe('the figures for Prometheus', () => {
  it('are well-formed, and count what was summed up', async () => {
    const text = await scrape();
    expect(namesIn(text).size).toBeGreaterThan(10);
    expect(text).toContain('millrace_runs_total{flow="flow-\\"1",status="succeeded"} 7');
    expect(text).toContain('millrace_remote_steps_total{host="api.example.com",status="failed"} 2');
    expect(text).toContain('millrace_retries_total{host="api.example.com"} 3');
    expect(text).toContain('millrace_run_duration_seconds_bucket{le="0.1"} 6');
    expect(text).toContain('millrace_run_duration_seconds_count 10');
    expect(text).toContain('millrace_workers_alive 0');
  });

  it('hold every name that dashboard and rules ask for', async () => {
    const names = namesIn(await scrape());
    const asked = ['grafana-dashboard.json', 'prometheus-rules.yaml']
      .map((file) => readFileSync(inRepository('docs', 'monitoring', file), 'utf8'))
      .flatMap((text) => text.match(/millrace_[a-z_]+/g) ?? []);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !names.has(name))).toEqual([]);
  });

  it('are for this machine alone, unless a token is set', async () => {
    const proxied = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    expect((await fetch(`${gateway.url}/metrics`, proxied)).status).toBe(403);
  });
});

describe('with a token', () => {
  it('only those who bring it get the figures', async () => {
    const guarded = await startTestGateway({ metricsToken: 'let-me-in' });
    try {
      const status = async (headers: HeadersInit) => (await fetch(`${guarded.url}/metrics`, { headers })).status;
      expect(await status({})).toBe(401);
      expect(await status({ authorization: 'Bearer wrong' })).toBe(401);
      expect(await status({ authorization: 'Bearer let-me-in', 'x-forwarded-for': '203.0.113.7' })).toBe(200);
    } finally {
      await guarded.end();
    }
  });
});

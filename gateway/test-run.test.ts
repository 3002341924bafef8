import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type TestRecord, type TestRunEvent, type TestRunRequest, testRunEventSchema } from '#core/api/test-runs.ts';
import { signInSecret } from '#server/auth/session-cookie.ts';
import { pool } from '#server/database.ts';
import { setUpOwner } from '#server/use-cases/set-up-owner.ts';
import { signIn } from '#server/use-cases/sign-in.ts';
import { type CountingServer, countingServer } from '#worker/testing/counting-server.ts';
import { errorOf } from './testing/calls.ts';
import { createFlow } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

const OWNER = { name: 'Owner', email: 'owner@example.com', password: 'right password' };
const PUBLIC_URL = 'http://millrace.test';

let gateway: TestGateway;
let server: CountingServer;
let cookie: string;

beforeAll(async () => {
  gateway = await startTestGateway();
  process.env.PUBLIC_URL = PUBLIC_URL;
  process.env.TEMPORAL_ADDRESS ??= process.env.TEST_TEMPORAL_ADDRESS;
  server = await countingServer(async ({ path }, response) => {
    // Answers when the caller has gone, and only then.
    if (path === '/never') await new Promise((resolve) => response.on('close', resolve));
  });
  await setUpOwner(OWNER, undefined);
  cookie = `millrace-session=${await encode({ token: { sub: (await signIn(OWNER)) ?? '' }, secret: signInSecret() })}`;
});

afterAll(async () => {
  await server.close();
  await gateway.end();
});

type Order = Omit<TestRunRequest, 'text' | 'parameters'> & { actions: object; trigger?: object };
const SUCCEEDED = ['Succeeded'];
const http = (path: string, after?: string) => ({
  type: 'Http',
  inputs: { method: 'POST', uri: `${server.url}${path}`, body: '@triggerBody()', headers: { Authorization: 'hush' } },
  runAfter: after === undefined ? {} : { [after]: SUCCEEDED },
});
const compose = (inputs: unknown, after?: string) => ({
  type: 'Compose',
  inputs,
  runAfter: after === undefined ? {} : { [after]: SUCCEEDED },
});

async function ask(order: Order, init: RequestInit = {}): Promise<Response> {
  const { actions, trigger = { type: 'Request' }, ...rest } = order;
  const text = JSON.stringify({ triggers: { manual: trigger }, actions });
  const flowId = await createFlow();
  return fetch(`${gateway.url}/api/flows/${flowId}/test-runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ text, parameters: '{}', ...rest } satisfies TestRunRequest),
    ...init,
  });
}

const readEvents = (text: string): TestRunEvent[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => testRunEventSchema.parse(JSON.parse(line)));

async function run(order: Order) {
  const answer = await ask(order);
  expect(answer.status, await answer.clone().text()).toBe(200);
  const events = readEvents(await answer.text());
  const newest = new Map<string, TestRecord>();
  for (const event of events) {
    if (event.kind !== 'records') continue;
    for (const record of event.records) newest.set(`${record.action}${record.repetition}`, record);
  }
  const ending = events.at(-1);
  if (ending?.kind !== 'ended') throw new Error('The test run has an end.');
  return { events, ending, records: [...newest.values()], step: (name: string) => newest.get(name) };
}

describe('a test run', () => {
  it('does what the draft says, tells every step with its values, and leaves nothing behind', async () => {
    const before = server.count('/orders');
    const { events, ending, step } = await run({
      body: '{"order": 47.0}',
      actions: {
        Send: http('/orders'),
        Answer: {
          type: 'Response',
          inputs: { statusCode: 201, body: "@body('Send')" },
          runAfter: { Send: SUCCEEDED },
        },
      },
    });
    expect(server.count('/orders')).toBe(before + 1);
    expect(events[0]).toMatchObject({ kind: 'started', triggerName: 'manual', notes: [] });
    expect(step('Send')).toMatchObject({ status: 'Succeeded', type: 'Http', attempts: [{ attempt: 1 }] });
    expect(step('Send')?.inputs?.text).toContain('"order": 47.0');
    expect(step('Send')?.inputs?.text).not.toContain('hush');
    expect(step('Send')?.outputs?.text).toContain('"/orders"');
    expect(events.find(({ kind }) => kind === 'response')).toMatchObject({ statusCode: 201 });
    expect(ending).toMatchObject({ status: 'Succeeded', omitted: 0 });
    const stored = await pool().query(
      'SELECT (SELECT count(*) FROM "Run") + (SELECT count(*) FROM "FlowVersion") AS n',
    );
    expect(Number(stored.rows[0].n)).toBe(0);
  });

  it('calls nobody for a step that has a result in its place', async () => {
    const before = server.seen.length;
    const { step } = await run({
      actions: { Send: http('/orders'), Show: compose("@body('Send')?['id']", 'Send') },
      steps: [{ action: 'send', result: '{"status": "Succeeded", "outputs": {"body": {"id": 7}}}' }],
    });
    expect(server.seen).toHaveLength(before);
    expect(step('Show')?.outputs?.text).toBe('7');
  });

  it('ends before a step, with the inputs it would have had, and before everything behind it', async () => {
    const before = server.seen.length;
    const { ending, records, step } = await run({
      body: '{"order": 1}',
      stopBefore: ['Send'],
      actions: { First: compose('x'), Send: http('/orders', 'First'), Last: compose('z', 'Send') },
    });
    expect(server.seen).toHaveLength(before);
    expect(ending).toMatchObject({ status: 'Cancelled', stoppedBefore: 'Send' });
    expect(step('Send')).toMatchObject({ status: 'Skipped', code: 'StoppedBefore', type: 'Http' });
    expect(step('Send')?.inputs?.text).toContain('"order": 1');
    expect(step('Send')?.inputs?.text).not.toContain('hush');
    expect(records.map(({ action }) => action).sort()).toEqual(['First', 'Last', 'Send']);
    expect(step('Last')?.status).toBe('Skipped');
  });

  it('ends before a step inside a loop in its first pass', async () => {
    const loop = {
      type: 'Foreach',
      foreach: [1, 2, 3],
      runAfter: {},
      runtimeConfiguration: { concurrency: { repetitions: 1 } },
      actions: { Each: compose("@items('Loop')") },
    };
    const { ending, step } = await run({ stopBefore: ['each'], actions: { Loop: loop } });
    expect(ending.stoppedBefore).toBe('Each');
    expect(step('Each000000')).toMatchObject({ code: 'StoppedBefore', inputs: { text: '1' } });
    expect(step('Each000001')).toBeUndefined();
  });

  it('does not wait where delays are skipped', async () => {
    const wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Month' } }, runAfter: {} };
    const { ending } = await run({ skipsDelays: true, actions: { Pause: wait, Then: compose('on', 'Pause') } });
    expect(ending.status).toBe('Succeeded');
  });

  it('is ended by its time limit', async () => {
    const { ending, step } = await run({ timeout: 1_000, actions: { Send: http('/never') } });
    expect(ending).toMatchObject({ status: 'TimedOut', error: { code: 'TestRunTimeout' } });
    expect(step('Send')?.status).toBe('Cancelled');
  });

  it('is cancelled when whoever asked for it goes', async () => {
    const gone = new AbortController();
    const before = server.count('/never');
    const answer = await ask({ actions: { Send: http('/never') } }, { signal: gone.signal });
    const closed = expect(answer.text()).rejects.toThrow();
    await expect.poll(() => server.count('/never')).toBe(before + 1);
    gone.abort();
    await closed;
    // The next ones find all places free again.
    const others = await Promise.all([1, 2, 3, 4].map((input) => ask({ actions: { A: compose(input) } })));
    expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('shows the first of the runs that splitOn would start, and says so', async () => {
    const { events, step } = await run({
      body: '[{"n": 1}, {"n": 2}]',
      trigger: { type: 'Request', splitOn: '@triggerBody()' },
      actions: { Show: compose("@triggerBody()?['n']") },
    });
    expect(events[0]).toMatchObject({ notes: [expect.stringContaining('the first of 2')] });
    expect(step('Show')?.outputs?.text).toBe('1');
  });

  it('says what keeps it from running at all', async () => {
    const refusal = async (order: Order) => errorOf(await ask(order));
    expect(await refusal({ body: '{', actions: {} })).toMatchObject({ status: 400, error: { code: 'BodyNotJson' } });
    const never = { type: 'Request', conditions: [{ expression: '@equals(1, 2)' }] };
    expect(await refusal({ trigger: never, actions: {} })).toMatchObject({
      status: 400,
      error: { message: 'Nothing would run. Condition 1 of the trigger is not met.' },
    });
    expect(await refusal({ actions: {}, steps: [{ action: 'A', result: '[]' }] })).toMatchObject({
      error: { message: expect.stringContaining("The static result of 'A'") },
    });
  });

  it('is for people who are signed in, on pages of this site', async () => {
    const nobody = await ask({ actions: {} }, { headers: { 'content-type': 'application/json' } });
    expect(nobody.status).toBe(401);
    const foreign = { 'content-type': 'application/json', cookie, origin: 'https://evil.test' };
    expect((await ask({ actions: {} }, { headers: foreign })).status).toBe(403);
    expect((await ask({ actions: {} }, { method: 'PUT' })).status).toBe(405);
  });
});

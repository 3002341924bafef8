import { describe, expect, it } from 'vitest';

import type { ActionDefinition } from '#core/definition/types.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { FakeServer } from './testing/fake-servers.ts';
import { runActions } from './testing/run-actions.ts';

const URI = 'http://fake/a';

function server(...responses: FakeServer['responses']): FakeServer[] {
  return [{ method: 'GET', uri: URI, responses }];
}

function get(inputs: ValueObject = {}, more: Partial<ActionDefinition> = {}): ActionDefinition {
  return { type: 'Http', inputs: { method: 'GET', uri: URI, ...inputs }, ...more };
}

const FIXED = { retryPolicy: { type: 'Fixed', count: 2, interval: 'PT10S' } };

describe('a call that may take several requests', () => {
  it('says so, with a limit for each request and one for all', async () => {
    const runtimeConfiguration = {
      paginationPolicy: { minimumItemCount: 500 },
      contentTransfer: { transferMode: 'Chunked' },
      requestOptions: { timeout: 'PT10S' },
    };
    const http = server({ status: 200, body: { value: [] } });
    const { host } = await runActions({ Get: get({}, { runtimeConfiguration }) }, { host: { http } });
    expect(host.calls).toMatchObject([
      { timeout: 3_600_000, requestTimeout: 10_000, transfer: { minimumItemCount: 500, chunked: true } },
    ]);
  });

  it('has to be done within the time limit of the action, polls included', async () => {
    const http: FakeServer[] = [
      { method: 'GET', uri: URI, responses: [{ status: 202, headers: { location: 'http://fake/job' } }] },
      { method: 'GET', uri: 'http://fake/job', responses: [{ status: 202, headers: { location: 'http://fake/job' } }] },
    ];
    const { record } = await runActions({ Get: get({}, { limit: { timeout: 'PT1M' } }) }, { host: { http } });
    expect(record('Get')).toMatchObject({ status: 'TimedOut', code: 'ActionTimedOut', endedAt: 60_000 });
  });
});

describe('a call that is repeated', () => {
  it('shows that it waits, with the tries so far and without its credentials', async () => {
    const authentication = { type: 'Basic', username: 'ada', password: 's3cret' };
    const http = server({ status: 500 }, { status: 200, body: {} });
    const { host } = await runActions({ Get: get({ ...FIXED, authentication }) }, { host: { http } });
    const [waiting] = host.history;
    expect(waiting).toMatchObject({ status: 'Waiting', waiting: { for: 'retry', until: 10_000 } });
    expect(waiting?.attempts.map(({ code }) => code)).toEqual(['InternalServerError']);
    expect(JSON.stringify(host.history)).not.toContain('s3cret');
  });

  it('leaves its end to the record that the call itself wrote', async () => {
    const http = server({ status: 500 }, { status: 200, body: {} });
    const { host, record } = await runActions({ Get: get(FIXED) }, { host: { http } });
    expect(host.history.map(({ status }) => status)).toEqual(['Waiting']);
    expect(record('Get')).toMatchObject({ status: 'Succeeded', attempts: [{ attempt: 1 }, { attempt: 2 }] });
  });

  it('writes its end again when the retries are used up', async () => {
    const { host } = await runActions({ Get: get(FIXED) }, { host: { http: server({ status: 503 }) } });
    expect(host.history.at(-1)).toMatchObject({ status: 'Failed', code: 'ServiceUnavailable' });
    expect(host.history.at(-1)?.attempts).toHaveLength(3);
  });

  it('gives up at the time limit of the action', async () => {
    const limit = { timeout: 'PT15S' };
    const { record, host } = await runActions(
      { Get: get(FIXED, { limit }) },
      { host: { http: server({ status: 503 }) } },
    );
    expect(record('Get')).toMatchObject({ status: 'TimedOut', code: 'ActionTimedOut' });
    expect(host.now()).toBe(15_000);
  });

  it('tells its history to expressions', async () => {
    const http = server({ status: 500 }, { status: 200, body: {} });
    const show = {
      type: 'Compose',
      inputs: "@length(actions('Get')['retryHistory'])",
      runAfter: { Get: ['Succeeded'] },
    };
    const { record } = await runActions({ Get: get(FIXED), Show: show }, { host: { http } });
    expect(record('Show')?.outputs).toBe(2);
  });

  it('fails before it is made when its policy is none', async () => {
    const { record, host } = await runActions({ Get: get({ retryPolicy: { type: 'sometimes' } }) });
    expect(record('Get')).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
    expect(host.servers.received).toEqual([]);
  });
});

describe('an accepted job', () => {
  const JOB = server({ status: 202, headers: { Location: 'http://fake/job', 'Retry-After': '5' } }).concat({
    method: 'GET',
    uri: 'http://fake/job',
    responses: [
      { status: 500 },
      { status: 202, headers: { Location: 'http://fake/job' } },
      { status: 200, body: 'done' },
    ],
  });

  it('is looked at until it ends, also when a look fails for a while', async () => {
    const { record, host } = await runActions({ Get: get(FIXED) }, { host: { http: JOB } });
    expect(record('Get')?.outputs).toMatchObject({ statusCode: 200, body: 'done' });
    expect(record('Get')?.attempts.map(({ purpose }) => purpose)).toEqual(['try', 'poll', 'poll', 'poll']);
    expect(host.now()).toBe(5_000 + 10_000 + 20_000);
  });

  it('is looked at where it was before when an answer does not say where', async () => {
    const job = server({ status: 202, headers: { Location: 'http://fake/job' } }).concat({
      method: 'GET',
      uri: 'http://fake/job',
      responses: [
        { status: 202, headers: { 'Retry-After': '5' } },
        { status: 200, body: 'done' },
      ],
    });
    const { record } = await runActions({ Get: get() }, { host: { http: job } });
    expect(record('Get')?.outputs).toMatchObject({ statusCode: 200, body: 'done' });
  });

  it('is the result itself in a Stateless flow', async () => {
    const { record } = await runActions({ Get: get() }, { host: { http: JOB }, run: { kind: 'Stateless' } });
    expect(record('Get')).toMatchObject({ status: 'Succeeded', code: 'Accepted' });
  });
});

describe('what must not be shown', () => {
  it('is not in the outputs of the run', async () => {
    const http = server({ status: 200, body: { token: 'tok-4711' } });
    const secure = { runtimeConfiguration: { secureData: { properties: ['outputs'] } } };
    const outputs = {
      token: { type: 'String', value: "@body('Get')['token']" },
      broken: { type: 'SecureString', value: 'open-4711' },
      plain: { type: 'Int', value: '@add(1, 1)' },
    };
    const { outcome } = await runActions({ Get: get({}, secure) }, { host: { http }, definition: { outputs } });
    expect(outcome.outputs).toEqual({ token: '[hidden]', broken: '[hidden]', plain: 2 });
  });

  const SECURE = { runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } } };
  const http = server({ status: 200, body: { token: 'tok-4711' } });
  const runAfter = { Get: ['Succeeded'] };

  it('stays hidden on its way through variables, loops and composed values', async () => {
    const { host, record } = await runActions(
      {
        Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string' }] } },
        Get: get({}, { ...SECURE, runAfter: { Init: ['Succeeded'] } }),
        Keep: { type: 'SetVariable', inputs: { name: 'v', value: "@body('Get')['token']" }, runAfter },
        Read: { type: 'Compose', inputs: "@variables('v')", runAfter: { Keep: ['Succeeded'] } },
        Each: {
          type: 'Foreach',
          foreach: "@createArray(body('Get')['token'])",
          runAfter,
          actions: { Use: { type: 'Compose', inputs: "@concat(item(),'!')" } },
        },
        Twice: { type: 'Compose', inputs: "@outputs('Read')", runAfter: { Read: ['Succeeded'] } },
        Check: {
          type: 'If',
          expression: { equals: ["@outputs('Twice')", 'tok-4711'] },
          runAfter: { Twice: ['Succeeded'] },
          actions: {
            Seen: { type: 'Compose', inputs: 'the expressions still see it' },
          },
        },
      },
      { host: { http } },
    );
    expect(record('Seen')?.status).toBe('Succeeded');
    expect(JSON.stringify([...host.records.values()])).not.toContain('tok-4711');
  });

  it('is not quoted by an error either', async () => {
    const { record } = await runActions(
      { Get: get({}, SECURE), Use: { type: 'Compose', inputs: "@add(body('Get')['token'],1)", runAfter } },
      { host: { http } },
    );
    expect(record('Use')).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
    expect(JSON.stringify(record('Use'))).not.toContain('tok-4711');
  });

  it('covers secure parameters and a secured trigger', async () => {
    const definition = {
      parameters: { key: { type: 'SecureString' } },
      triggers: {
        manual: { type: 'Request', runtimeConfiguration: { secureData: { properties: ['outputs'] } } },
      },
    };
    const { record, outcome } = await runActions(
      {
        A: { type: 'Compose', inputs: "@{parameters('KEY')}" },
        B: { type: 'Compose', inputs: '@triggerBody()' },
      },
      { definition, run: { parameters: { key: 'k-1' }, outputs: { body: 'b-1' } } },
    );
    expect(outcome.status).toBe('Succeeded');
    for (const name of ['A', 'B']) {
      expect(record(name)).toMatchObject({ secured: ['inputs', 'outputs'] });
      expect(record(name)).not.toHaveProperty('outputs');
    }
  });
});

describe('tracked properties', () => {
  it('are part of the record, which is then written once more', async () => {
    const action = get({}, { trackedProperties: { code: "@action()['outputs']['statusCode']" } });
    const { host } = await runActions({ Get: action }, { host: { http: server({ status: 200 }) } });
    expect(host.history).toMatchObject([{ status: 'Succeeded', trackedProperties: { code: 200 } }]);
  });

  it('fail the action when they cannot be evaluated, and leave its outputs', async () => {
    const action = { type: 'Compose', inputs: 1, trackedProperties: { broken: "@action()['outputs']['none']['x']" } };
    const { record } = await runActions({ A: action });
    expect(record('A')).toMatchObject({ status: 'Failed', code: 'InvalidTemplate', outputs: 1 });
  });
});

describe('Response', () => {
  const answer = { type: 'Response', inputs: { statusCode: '201', headers: { 'x-n': 5 }, body: { a: 1 } } };

  it('answers with a numeric text as status and headers as text', async () => {
    const { host, record } = await runActions({ Answer: answer });
    expect(host.response).toEqual({ statusCode: 201, headers: { 'x-n': '5' }, body: { a: 1 } });
    expect(record('Answer')).toMatchObject({ status: 'Succeeded', code: 'Created' });
  });

  it('is skipped when there is nobody to answer', async () => {
    const { outcome, record } = await runActions({ Answer: answer }, { host: { hasCaller: false } });
    expect(outcome.status).toBe('Succeeded');
    expect(record('Answer')).toMatchObject({ status: 'Skipped', code: 'ActionResponseSkipped' });
  });

  it('fails with a redirect as status', async () => {
    const { record, host } = await runActions({ Answer: { type: 'Response', inputs: { statusCode: 302 } } });
    expect(record('Answer')?.status).toBe('Failed');
    expect(host.response).toBeUndefined();
  });
});

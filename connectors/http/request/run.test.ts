import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CallContext } from '#connectors/define-runner.ts';
import { runOperation } from '#connectors/run-operation.ts';
import type { ValueObject } from '#core/json/value.ts';

type Seen = { method?: string; url?: string; headers: IncomingMessage['headers']; body: string };

let server: Server;
let base = '';
let seen: Seen[] = [];

const ANSWERS: { [path: string]: (response: ServerResponse) => void } = {
  '/json': (response) => response.setHeader('content-type', 'application/json').end('{"id":7,"total":5.0}'),
  '/text': (response) => response.setHeader('content-type', 'text/plain').end('hello'),
  '/broken-json': (response) => response.setHeader('content-type', 'application/json').end('{"id":'),
  '/gzip': (response) =>
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(gzipSync('packed')),
  '/empty': (response) => response.writeHead(204).end(),
  '/missing': (response) => response.writeHead(404).end('no'),
  '/busy': (response) => response.writeHead(429, { 'retry-after': '7' }).end(),
  '/busy-until': (response) =>
    response.writeHead(503, { 'retry-after': new Date(Date.now() + 30_000).toUTCString() }).end(),
  '/moved': (response) => response.writeHead(302, { location: '/json' }).end(),
  '/job': (response) => response.writeHead(202, { location: '/job/1', 'retry-after': '3' }).end(),
  '/job-goes-on': (response) => response.writeHead(202, { 'retry-after': '4' }).end(),
  '/cookies': (response) => response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] }).end(),
  '/hang': () => undefined,
  '/hang-up': (response) => response.destroy(),
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    const answer = ANSWERS[new URL(url ?? '', base).pathname];
    if (answer) answer(response);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

async function call(inputs: ValueObject, more: Partial<CallContext> = {}) {
  seen = [];
  const context: CallContext = {
    signal: new AbortController().signal,
    timeout: 5_000,
    idempotencyKey: 'key-1',
    clientTrackingId: 'tracking-1',
    purpose: 'try',
    ...more,
  };
  return runOperation('http.request', { method: 'GET', ...inputs }, context);
}

describe('what goes out', () => {
  it('carries method, queries, headers and a JSON body', async () => {
    await call({
      method: 'post',
      uri: `${base}/echo?a=1`,
      queries: { b: 'x y&z', n: 2 },
      headers: { 'X-Count': 3, 'X-On': true, Host: 'elsewhere' },
      body: { name: 'Ada' },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/echo?a=1&b=x%20y%26z&n=2', body: '{"name":"Ada"}' });
    expect(seen[0]?.headers).toMatchObject({
      'x-count': '3',
      'x-on': 'True',
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Millrace',
      'idempotency-key': 'key-1',
      'x-ms-client-tracking-id': 'tracking-1',
    });
    expect(seen[0]?.headers.host).toBe(base.slice('http://'.length));
  });

  it("keeps the author's own Idempotency-Key and Content-Type", async () => {
    const headers = { 'idempotency-key': 'mine', 'Content-Type': 'application/vnd.shop+json' };
    await call({ method: 'PUT', uri: `${base}/echo`, headers, body: { a: 1 } });
    expect(seen[0]?.headers).toMatchObject({ 'idempotency-key': 'mine', 'content-type': 'application/vnd.shop+json' });
  });

  it('signs in with Basic and Raw, and sends a cookie', async () => {
    await call({
      uri: `${base}/echo`,
      authentication: { type: 'Basic', username: 'ada', password: 'pä' },
      cookie: 'a=1',
    });
    expect(seen[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ada:pä').toString('base64')}`);
    expect(seen[0]?.headers.cookie).toBe('a=1');
    await call({ uri: `${base}/echo`, authentication: { type: 'Raw', value: 'Bearer t' } });
    expect(seen[0]?.headers.authorization).toBe('Bearer t');
  });

  it.each([
    [{ uri: 'not an address' }, /must be a whole address/],
    [{ uri: 'ftp://host/x' }, /begins with http/],
    [{ uri: 'http://u:p@127.0.0.1/' }, /inputs.authentication/],
    [{ uri: 'http://127.0.0.1/', method: 'GE T' }, /no HTTP method/],
    [{ uri: 'http://127.0.0.1/', headers: { 'X-A': 'a\r\nB: c' } }, /line break/],
    [{ uri: 'http://127.0.0.1/', headers: 'X' }, /inputs.headers/],
  ])('refuses %j without calling', async (inputs, message) => {
    const result = await call(inputs);
    expect(result).toMatchObject({ status: 'Failed', code: 'BadRequest' });
    expect(result.error?.message).toMatch(message);
    expect(result.retryable).toBeUndefined();
  });

  it('says which authentication it cannot do', async () => {
    const result = await call({ uri: `${base}/echo`, authentication: { type: 'ManagedServiceIdentity' } });
    expect(result).toMatchObject({ status: 'Failed', code: 'AuthenticationNotSupported' });
    expect(seen).toHaveLength(0);
  });
});

describe('what comes back', () => {
  it('is the status, the headers and the body by its content type', async () => {
    const json = await call({ uri: `${base}/json` });
    expect(json).toMatchObject({ status: 'Succeeded', code: 'OK', outputs: { statusCode: 200, body: { id: 7 } } });
    expect((await call({ uri: `${base}/text` })).outputs).toMatchObject({ body: 'hello' });
    expect((await call({ uri: `${base}/gzip` })).outputs).toMatchObject({ body: 'packed' });
    expect((await call({ uri: `${base}/broken-json` })).outputs).toMatchObject({ body: '{"id":' });
    expect((await call({ uri: `${base}/cookies` })).outputs).toMatchObject({ headers: { 'set-cookie': 'a=1, b=2' } });
  });

  it('has no body when nothing came', async () => {
    const { code, outputs } = await call({ uri: `${base}/empty` });
    expect(code).toBe('NoContent');
    expect(outputs).not.toHaveProperty('body');
  });

  it('fails with the name of the status, and says whether another try makes sense', async () => {
    expect(await call({ uri: `${base}/missing` })).toMatchObject({
      status: 'Failed',
      code: 'NotFound',
      outputs: { statusCode: 404 },
    });
    expect((await call({ uri: `${base}/missing` })).retryable).toBeUndefined();
    expect(await call({ uri: `${base}/busy` })).toMatchObject({
      code: 'TooManyRequests',
      retryable: true,
      retryAfter: 7_000,
    });
    const later = await call({ uri: `${base}/busy-until` });
    expect(later).toMatchObject({ code: 'ServiceUnavailable', retryable: true });
    expect(later.retryAfter).toBeGreaterThan(20_000);
  });

  it('does not follow redirects', async () => {
    expect(await call({ uri: `${base}/moved` })).toMatchObject({ status: 'Failed', code: 'Found' });
    expect(seen).toHaveLength(1);
  });

  it('names where to look for the end of an accepted job', async () => {
    const accepted = await call({ method: 'POST', uri: `${base}/job`, body: 1 });
    expect(accepted).toMatchObject({
      status: 'Succeeded',
      code: 'Accepted',
      poll: { uri: `${base}/job/1`, after: 3_000 },
    });
  });
});

describe('what a call says of its run', () => {
  const sender = { flowId: 'f1', flowName: 'Größe', versionNumber: 3, runId: 'r1', action: 'Get it', trackingId: 't1' };

  it('are ids and names as headers can carry them', async () => {
    await call({ uri: `${base}/json` }, { sender, clientTrackingId: 'order-ü' });
    expect(seen[0]?.headers).toMatchObject({
      'x-ms-workflow-id': 'f1',
      'x-ms-workflow-name': 'Gr??e',
      'x-ms-workflow-version': '3',
      'x-ms-workflow-run-id': 'r1',
      'x-ms-workflow-operation-name': 'Get it',
      'x-ms-action-tracking-id': 't1',
      'x-ms-client-tracking-id': 'order-?',
    });
  });

  it('gives way to a header of the author, and is nothing at all when the author wants it so', async () => {
    await call({ uri: `${base}/json`, headers: { 'X-MS-Workflow-Name': 'mine' } }, { sender });
    expect(seen[0]?.headers['x-ms-workflow-name']).toBe('mine');
    await call({ uri: `${base}/json` }, { sender: null });
    expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => name.startsWith('x-ms-'))).toEqual([]);
  });
});

describe('a look at an accepted job', () => {
  it('is a GET with the same authentication and without the body', async () => {
    const inputs = {
      method: 'POST',
      uri: `${base}/job`,
      body: { a: 1 },
      authentication: { type: 'Raw', value: 'secret' },
    };
    await call(inputs, { purpose: 'poll', pollUri: `${base}/job/1` });
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/job/1', body: '' });
    expect(seen[0]?.headers.authorization).toBe('secret');
    expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
  });

  it('names the same address for the next look, unless the answer has another', async () => {
    const still = await call({ uri: `${base}/job` }, { purpose: 'poll', pollUri: `${base}/job-goes-on` });
    expect(still).toMatchObject({ code: 'Accepted', poll: { uri: `${base}/job-goes-on`, after: 4_000 } });
    const moved = await call({ uri: `${base}/job` }, { purpose: 'poll', pollUri: `${base}/job` });
    expect(moved).toMatchObject({ poll: { uri: `${base}/job/1` } });
  });

  it('tells another origin nothing of the first', async () => {
    const inputs = {
      uri: 'http://first.example/job',
      authentication: { type: 'Raw', value: 'secret' },
      headers: { 'X-Api-Key': 'k' },
    };
    await call(inputs, { purpose: 'poll', pollUri: `${base}/job/1` });
    expect(seen[0]?.headers.authorization).toBeUndefined();
    expect(seen[0]?.headers['x-api-key']).toBeUndefined();
  });
});

describe('no answer', () => {
  it('is told in words that name the host, and may be tried again', async () => {
    const refused = await call({ uri: 'http://127.0.0.1:1/' });
    expect(refused).toMatchObject({ status: 'Failed', code: 'BadGateway', retryable: true });
    expect(refused.error?.message).toBe('The host 127.0.0.1:1 refused the connection: nothing listens there.');
    const unknown = await call({ uri: 'http://no-such-host.invalid/' });
    expect(unknown.error?.message).toMatch(/^The host no-such-host\.invalid (is not known|could not be looked up)/);
    const broken = await call({ uri: `${base}/hang-up` });
    expect(broken).toMatchObject({ code: 'NoResponse', retryable: true });
    const notTls = await call({ uri: base.replace('http:', 'https:') });
    expect(notTls).toMatchObject({ status: 'Failed', retryable: true });
    expect(notTls.error?.message).toMatch(/TLS/);
  });

  it('within the time limit ends as TimedOut', async () => {
    const result = await call({ uri: `${base}/hang` }, { timeout: 100 });
    expect(result).toMatchObject({ status: 'TimedOut', code: 'ActionTimedOut', retryable: true });
    expect(result.error?.message).toMatch(/did not answer within 0\.1 s/);
  });

  it('throws an AbortError when the call is given up', async () => {
    const controller = new AbortController();
    const pending = call({ uri: `${base}/hang` }, { signal: controller.signal });
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('an operation that does not exist', () => {
  it('fails with the names of those that do', async () => {
    const context = {
      signal: new AbortController().signal,
      timeout: 1,
      idempotencyKey: '',
      clientTrackingId: '',
      purpose: 'try',
    } as const;
    const result = await runOperation('nothing.there', {}, context);
    expect(result).toMatchObject({ status: 'Failed', code: 'OperationNotFound' });
    expect(result.error?.message).toContain('http.request');
  });
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { CallContext } from '#connectors/define-runner.ts';
import { runOperation } from '#connectors/run-operation.ts';
import type { ValueObject } from '#core/json/value.ts';

import { AUTHORITY, CLIENT_PASSWORD, CLIENT_PFX, SERVER } from './testing/client-certificate.ts';

type Seen = { method: string; path: string; headers: IncomingMessage['headers']; body: Buffer };

const FILE = 'abcdefghijklmnopqrstuvwxyz';
const ADDRESS = { port: 0, host: '127.0.0.1' };

let base = '';
let secureBase = '';
let seen: Seen[] = [];
let tokens = 0;

const ANSWERS: { [path: string]: (response: ServerResponse, call: Seen) => void } = {
  '/pages/1': (response) => json(response, { '@odata.count': 5, value: [1, 2], '@odata.nextLink': '/pages/2' }),
  '/pages/2': (response) => json(response, { value: [3, 4], nextLink: `${base}/pages/3?skip=4` }),
  '/pages/3': (response) => json(response, { value: [5] }),
  '/linked/1': (response) => {
    response.setHeader('link', '</linked/1>; rel="self", </linked/2>; rel="next"');
    json(response, ['a']);
  },
  '/linked/2': (response) => json(response, ['b']),
  '/circle': (response) => json(response, { value: [1], nextLink: '/circle' }),
  '/broken': (response) => json(response, { value: [1], nextLink: '/missing' }),
  '/file': (response, { headers }) => {
    const from = Number(/bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
    const piece = FILE.slice(from, from + 10);
    const range = `bytes ${from}-${from + piece.length - 1}/${FILE.length}`;
    response.writeHead(206, { 'content-type': 'text/plain', 'content-range': range }).end(piece);
  },
  '/whole': (response) => json(response, { whole: true }),
  '/upload': (response, { headers }) => {
    const isChunked = headers['x-ms-transfer-mode'] === 'chunked';
    if (isChunked) response.setHeader('location', '/upload/session').setHeader('x-ms-chunk-size', '800000');
    json(response, { isChunked });
  },
  '/upload/session': (response, { headers }) => {
    const [, end = ''] = /-(\d+)\//.exec(headers['content-range'] ?? '') ?? [];
    response.setHeader('range', `bytes=0-${end}`);
    json(response, { upTo: Number(end) });
  },
  '/tenant/oauth2/token': (response, { body }) => {
    tokens += 1;
    const isKnown = body.toString().includes('client_secret=s%263cret');
    if (isKnown) json(response, { access_token: `token-${tokens}`, expires_in: '3600' });
    else response.writeHead(401).end('{"error":"invalid_client"}');
  },
};

function json(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url = '', headers } = request;
  const call = { method, path: url, headers, body: Buffer.concat(chunks) };
  seen.push(call);
  const answer = ANSWERS[new URL(url, base).pathname];
  if (answer) answer(response, call);
  else response.writeHead(404).end();
});
const secureServer = createTlsServer({ ...SERVER, ca: AUTHORITY, requestCert: true }, (request, response) => {
  const { subject } = (request.socket as TLSSocket).getPeerCertificate();
  json(response, { client: subject?.CN });
});

beforeAll(async () => {
  for (const one of [server, secureServer]) await new Promise<void>((resolve) => one.listen(ADDRESS, resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  secureBase = `https://127.0.0.1:${(secureServer.address() as AddressInfo).port}`;
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  for (const one of [server, secureServer]) {
    one.close();
    one.closeAllConnections();
  }
});

function call(inputs: ValueObject, more: Partial<CallContext> = {}) {
  const signal = new AbortController().signal;
  const ids = { idempotencyKey: 'key-1', clientTrackingId: 'tracking-1' };
  const context: CallContext = { signal, timeout: 5_000, ...ids, purpose: 'try', ...more };
  return runOperation('http.request', { method: 'GET', ...inputs }, context);
}

describe('pages', () => {
  const paths = () => seen.map(({ path }) => path);

  it('are followed until there is no next link, and give one list', async () => {
    const inputs = { uri: `${base}/pages/1`, queries: { top: 2 }, headers: { 'X-Key': 'k' } };
    const { outputs } = await call(inputs, { transfer: { minimumItemCount: 100 } });
    expect(outputs).toMatchObject({ statusCode: 200, body: { '@odata.count': 5, value: [1, 2, 3, 4, 5] } });
    expect(outputs).not.toHaveProperty(['body', '@odata.nextLink']);
    expect(paths()).toEqual(['/pages/1?top=2', '/pages/2', '/pages/3?skip=4']);
    expect(seen.map(({ headers }) => headers['x-key'])).toEqual(['k', 'k', 'k']);
  });

  it('are followed no further than the items that are wanted', async () => {
    const { outputs } = await call({ uri: `${base}/pages/1` }, { transfer: { minimumItemCount: 3 } });
    expect(outputs).toMatchObject({ body: { value: [1, 2, 3, 4] } });
  });

  it('may be linked in a header, with a list as the body', async () => {
    const { outputs } = await call({ uri: `${base}/linked/1` }, { transfer: { minimumItemCount: 9 } });
    expect(outputs).toMatchObject({ body: ['a', 'b'] });
  });

  it('that lead in a circle end, and one that fails fails the call', async () => {
    await call({ uri: `${base}/circle` }, { transfer: { minimumItemCount: 9 } });
    expect(paths()).toEqual(['/circle']);
    const broken = await call({ uri: `${base}/broken` }, { transfer: { minimumItemCount: 9 } });
    expect(broken).toMatchObject({ status: 'Failed', code: 'NotFound' });
  });

  it('are left alone without a policy', async () => {
    const { outputs } = await call({ uri: `${base}/pages/1` });
    expect(outputs).toMatchObject({ body: { value: [1, 2], '@odata.nextLink': '/pages/2' } });
  });
});

describe('chunks', () => {
  const transfer = { chunked: true } as const;

  it('of an answer are asked for until the body is whole', async () => {
    const { code, outputs } = await call({ uri: `${base}/file` }, { transfer });
    expect(code).toBe('OK');
    expect(outputs).toMatchObject({ statusCode: 200, body: FILE, headers: { 'content-length': '26' } });
    expect(seen.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=10-19', 'bytes=20-25']);
  });

  it('are no matter of an answer that came whole', async () => {
    expect(await call({ uri: `${base}/whole` }, { transfer })).toMatchObject({ outputs: { body: { whole: true } } });
    expect(seen).toHaveLength(1);
  });

  it('carry a big body to where the other side says', async () => {
    const body = 'x'.repeat(1_500_000);
    const result = await call({ method: 'PUT', uri: `${base}/upload`, body }, { transfer });
    expect(result).toMatchObject({ status: 'Succeeded', outputs: { body: { upTo: 1_499_999 } } });
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /upload',
      'PATCH /upload/session',
      'PATCH /upload/session',
    ]);
    expect(seen[0]?.headers).toMatchObject({ 'x-ms-transfer-mode': 'chunked', 'x-ms-content-length': '1500000' });
    expect(seen[0]?.body).toHaveLength(0);
    expect(seen.slice(1).map(({ headers, body: { length } }) => [headers['content-range'], length])).toEqual([
      ['bytes 0-799999/1500000', 800_000],
      ['bytes 800000-1499999/1500000', 700_000],
    ]);
  });

  it('are not made of a small body, so that any server understands it', async () => {
    const result = await call({ method: 'POST', uri: `${base}/upload`, body: 'small' }, { transfer });
    expect(result).toMatchObject({ outputs: { body: { isChunked: false } } });
    expect(seen[0]?.body.toString()).toBe('small');
  });
});

describe('signing in', () => {
  const client = { type: 'ActiveDirectoryOAuth', tenant: 'tenant', audience: 'api://orders', clientId: 'id' };

  it('as an OAuth client fetches a token once and sends it', async () => {
    const authentication = { ...client, authority: `${base}/`, secret: 's&3cret' };
    await call({ uri: `${base}/whole`, authentication });
    await call({ uri: `${base}/whole`, authentication });
    expect(seen.map(({ path }) => path)).toEqual(['/tenant/oauth2/token', '/whole', '/whole']);
    expect(seen.slice(1).map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-1']);
    const form = new URLSearchParams(seen[0]?.body.toString());
    expect(Object.fromEntries(form)).toMatchObject({ grant_type: 'client_credentials', resource: 'api://orders' });
  });

  it('that is refused fails the call without telling the secret', async () => {
    const authentication = { ...client, authority: base, secret: 'wrong-one' };
    const result = await call({ uri: `${base}/whole`, authentication });
    expect(result).toMatchObject({ status: 'Failed', code: 'Unauthorized' });
    expect(JSON.stringify(result)).not.toContain('wrong-one');
    expect(seen.map(({ path }) => path)).toEqual(['/tenant/oauth2/token']);
  });

  it('by a client certificate shows it to the server', async () => {
    const authentication = { type: 'ClientCertificate', pfx: CLIENT_PFX, password: CLIENT_PASSWORD };
    const result = await call({ uri: `${secureBase}/`, authentication });
    expect(result).toMatchObject({ status: 'Succeeded', outputs: { body: { client: 'orders-client' } } });
  });
});

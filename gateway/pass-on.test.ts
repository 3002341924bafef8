import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let web: Server;
let gateway: TestGateway;
let lastRequest: IncomingMessage;

/** A small web: tells what it got, echoes bodies, streams, and changes the protocol. */
beforeAll(async () => {
  web = createServer((call, response) => {
    lastRequest = call;
    if (call.url === '/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
      return;
    }
    response.writeHead(call.url === '/missing' ? 404 : 200, { 'x-web': 'yes', 'set-cookie': ['a=1', 'b=2'] });
    call.pipe(response);
  });
  web.on('upgrade', (call: IncomingMessage, socket) => {
    lastRequest = call;
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  gateway = await startTestGateway({ webUrl: `http://127.0.0.1:${(web.address() as AddressInfo).port}` });
});

afterAll(async () => {
  await gateway.end();
  web.close();
  web.closeAllConnections();
});

describe('what is no endpoint of a flow', () => {
  it('goes to web with its body, and its answer comes back as it is', async () => {
    const body = 'x'.repeat(5_000_000);
    const response = await fetch(`${gateway.url}/flows/../a%2Fb?q=1`, { method: 'PUT', body });
    expect([response.status, response.headers.get('x-web')]).toEqual([200, 'yes']);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe(body);
    expect([lastRequest.method, lastRequest.url]).toEqual(['PUT', '/a%2Fb?q=1']);
    expect((await fetch(`${gateway.url}/missing`)).status).toBe(404);
  });

  it('keeps the framing of a body of unknown length, whatever the method', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const call = request(`${gateway.url}/x`, { method: 'DELETE', headers: { 'transfer-encoding': 'chunked' } });
      call.on('response', async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve(text);
      });
      call.on('error', reject);
      call.end('gone');
    });
    expect(answer).toBe('gone');
  });

  it('tells web of the connection, whatever the caller claims', async () => {
    const claims = {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-port': '1',
      forwarded: 'for=6.6.6.6',
      'x-real-ip': '6.6.6.6',
      'proxy-authorization': 'Basic x',
      'x-kept': 'kept',
    };
    await fetch(`${gateway.url}/`, { headers: claims });
    const { host } = new URL(gateway.url);
    expect(lastRequest.headers).toMatchObject({
      host,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': host,
      'x-kept': 'kept',
    });
    for (const name of ['x-forwarded-port', 'forwarded', 'x-real-ip', 'proxy-authorization']) {
      expect(lastRequest.headers).not.toHaveProperty(name);
    }
  });

  it('does not pass on what the connection header names', async () => {
    await new Promise<void>((resolve, reject) => {
      const headers = { connection: 'close, x-private', 'x-private': '1' };
      request(`${gateway.url}/`, { headers }, (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end();
    });
    expect(lastRequest.headers).not.toHaveProperty('x-private');
  });

  it('streams: the first event is there while the answer goes on', async () => {
    const gone = new Promise((resolve) => web.once('request', (call: IncomingMessage) => call.once('close', resolve)));
    const abort = new AbortController();
    const response = await fetch(`${gateway.url}/stream`, { signal: abort.signal });
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe('data: first\n\n');
    abort.abort();
    await gone;
  });

  it('may become a WebSocket', async () => {
    const socket = connect(gateway.port, '127.0.0.1');
    const received = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
        if (text.endsWith('ping')) resolve(text);
        else if (text.includes('\r\n\r\n')) socket.write('ping');
      });
    });
    socket.write('GET /ws HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    expect(await received).toMatch(/^HTTP\/1\.1 101 [\s\S]*ping$/);
    expect([lastRequest.url, lastRequest.headers.upgrade]).toEqual(['/ws', 'websocket']);
    socket.destroy();
  });
});

describe('while web is away', () => {
  let alone: TestGateway;

  beforeAll(async () => {
    alone = await startTestGateway();
  });

  afterAll(() => alone.end());

  it('a browser sees a page that looks again by itself', async () => {
    const response = await fetch(`${alone.url}/flows`, { headers: { accept: 'text/html,*/*' } });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.text()).toContain('http-equiv="refresh"');
  });

  it('a program is told in JSON, also when it sends a body', async () => {
    const response = await fetch(`${alone.url}/api/flows`, { method: 'POST', body: 'x'.repeat(2_000_000) });
    expect(response.status).toBe(503);
    expect((await response.json()).error.code).toBe('Unavailable');
  });

  it('the process is healthy, and readiness names what is missing', async () => {
    expect((await fetch(`${alone.url}/healthz`)).status).toBe(200);
    const response = await fetch(`${alone.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      database: 'ok',
      web: 'unavailable',
      temporal: 'ok',
      worker: 'unavailable',
    });
  });
});

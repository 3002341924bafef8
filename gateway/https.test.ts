import { createServer, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';

import { onlyRunOf } from './testing/calls.ts';
import { publishedFlow } from './testing/flow-fixtures.ts';
import { SELF_SIGNED } from './testing/self-signed.ts';
import { startTestGateway } from './testing/test-gateway.ts';

function call(url: string, headers: { [name: string]: string } = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', rejectUnauthorized: false, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject).end('hello');
  });
}

it('with a certificate the gateway speaks HTTPS, to callers of flows and on behalf of web', async () => {
  let seen: IncomingMessage['headers'] = {};
  const web = createServer((received, response) => {
    seen = received.headers;
    response.end();
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const { port } = web.address() as AddressInfo;
  const gateway = await startTestGateway({ tls: SELF_SIGNED, webUrl: `http://127.0.0.1:${port}` });
  const { flowId, url } = await publishedFlow(gateway.url);
  expect(url).toMatch(/^https:/);
  expect(await call(url, { connection: 'Upgrade', upgrade: 'h2c' })).toBe(202);
  expect(JSON.parse((await onlyRunOf(flowId)).trigger).outputs.body).toBe('hello');
  expect(await call(`${gateway.url}/flows`)).toBe(200);
  expect(seen['x-forwarded-proto']).toBe('https');
  await gateway.end();
  web.close();
});

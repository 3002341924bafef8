import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DemoApis, startDemoApis } from './start-demo-apis.ts';

let demo: DemoApis;

beforeEach(async () => {
  demo = await startDemoApis({ port: 0 });
});

afterEach(() => demo.close());

const ADDRESS = { street: '1 Main Street', city: 'Springfield' };

async function send(method: string, path: string, body?: unknown, headers: { [name: string]: string } = {}) {
  const response = await fetch(demo.url + path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const put = (system: string, headers?: { [name: string]: string }) =>
  send('PUT', `/${system}/customers/42/address`, ADDRESS, headers);

describe('the demo systems', () => {
  it('each store an address and show it', async () => {
    expect(await send('GET', '/crm/customers/42/address')).toMatchObject({ status: 404 });
    expect(await put('crm')).toMatchObject({ status: 200, body: { customerId: '42', address: ADDRESS } });
    expect(await send('GET', '/crm/customers/42/address')).toMatchObject({ status: 200, body: { address: ADDRESS } });
    expect(await send('GET', '/inventory/customers/42/address')).toMatchObject({ status: 404 });
  });

  it('fail as often as told, then work again', async () => {
    await send('POST', '/control', { system: 'crm', mode: 'fail', times: 2 });
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await put('crm')).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect(await put('inventory')).toMatchObject({ status: 200 });
  });

  it('fail for good until told to work, with the status asked for', async () => {
    await send('POST', '/control', { system: 'inventory', mode: 'fail', status: 422 });
    expect([(await put('inventory')).status, (await put('inventory')).status]).toEqual([422, 422]);
    await send('POST', '/control', { system: 'inventory', mode: 'ok' });
    expect((await put('inventory')).status).toBe(200);
  });

  it('are slow when told', async () => {
    await send('POST', '/control', { system: 'crm', mode: 'slow', delayMs: 200 });
    const begin = performance.now();
    expect((await put('crm')).status).toBe(200);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(195);
  });

  it('count calls apart from updates and show the last idempotency key', async () => {
    await send('POST', '/control', { system: 'crm', mode: 'fail', times: 1 });
    await put('crm', { 'idempotency-key': 'first' });
    await put('crm', { 'idempotency-key': 'second' });
    const { body } = await send('GET', '/control');
    expect(body.crm).toMatchObject({ calls: 2, updates: 1, lastIdempotencyKey: 'second', mode: 'ok' });
    expect(body.inventory).toMatchObject({ calls: 0, updates: 0, lastIdempotencyKey: null });
  });

  it('refuse what is no address, and control requests with a mistake', async () => {
    expect(await send('PUT', '/crm/customers/42/address', { street: '' })).toMatchObject({ status: 400 });
    expect(await send('POST', '/control', { system: 'crm', mode: 'faill' })).toMatchObject({ status: 400 });
    expect(await send('GET', '/crm')).toMatchObject({ status: 404 });
    expect(await send('GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});

/** Two systems to integrate, a CRM and an inventory, as one small HTTP service: real calls, in memory, told to fail or to be slow at will. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { control, controlRequest, newSystemState, SYSTEMS, type System, type SystemState, treat } from './control.ts';

export type DemoApis = { url: string; close(): Promise<void> };

const address = z.looseObject({ street: z.string().min(1), city: z.string().min(1) });
type Address = z.output<typeof address>;

/** One system: how it behaves, and the customers' addresses it holds. */
type SystemData = SystemState & { addresses: Map<string, Address> };
type Data = { [system in System]: SystemData };
type Answer = { status: number; body: unknown };

const ADDRESS_PATH = /^\/(crm|inventory)\/customers\/([^/]+)\/address$/;
const BODY_LIMIT = 1024 * 1024;

/** Listens on loopback; port 0 is a free one. Each service starts with no addresses and well systems. */
export async function startDemoApis({ port }: { port: number }): Promise<DemoApis> {
  const data: Data = { crm: newSystem(), inventory: newSystem() };
  const closing = new AbortController();
  const server = createServer((request, response) => {
    answer(request, data, closing.signal)
      .then((result) => send(response, result))
      // Closed while it was being slow, or the caller went away.
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  const close = () =>
    new Promise<void>((resolve) => {
      closing.abort();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${boundPort}`, close };
}

function newSystem(): SystemData {
  return { ...newSystemState(), addresses: new Map() };
}

async function answer(request: IncomingMessage, data: Data, signal: AbortSignal): Promise<Answer> {
  const { method = 'GET' } = request;
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (method === 'GET' && pathname === '/health') return { status: 200, body: { status: 'ok', systems: SYSTEMS } };
  if (pathname === '/control') return await answerControl(request, data);
  const [, system, customer] = ADDRESS_PATH.exec(pathname) ?? [];
  if ((system !== 'crm' && system !== 'inventory') || customer === undefined) {
    return { status: 404, body: { error: `There is nothing at ${pathname}.` } };
  }
  const call = { system: data[system], id: decodeURIComponent(customer) };
  if (method === 'GET') return readAddress(call);
  if (method === 'PUT') return await storeAddress(request, call, signal);
  return { status: 405, body: { error: `${method} is not for addresses: use GET or PUT.` } };
}

type Call = { system: SystemData; id: string };

function readAddress({ system, id }: Call): Answer {
  const stored = system.addresses.get(id);
  if (!stored) return { status: 404, body: { error: `There is no address of customer ${id}.` } };
  return { status: 200, body: { customerId: id, address: stored } };
}

async function storeAddress(request: IncomingMessage, { system, id }: Call, signal: AbortSignal): Promise<Answer> {
  const key = request.headers['idempotency-key'];
  const treatment = treat(system, typeof key === 'string' ? key : undefined);
  const parsed = address.safeParse(await readJson(request));
  if (treatment.mode === 'fail') return { status: treatment.status, body: { error: 'The system is out of order.' } };
  if (treatment.mode === 'slow') await delay(treatment.delayMs, undefined, { signal });
  if (!parsed.success)
    return { status: 400, body: { error: 'An address needs street and city.', issues: parsed.error.issues } };
  system.addresses.set(id, parsed.data);
  system.updates += 1;
  return { status: 200, body: { customerId: id, address: parsed.data, updatedAt: new Date().toISOString() } };
}

async function answerControl(request: IncomingMessage, data: Data): Promise<Answer> {
  if (request.method === 'POST') {
    const parsed = controlRequest.safeParse(await readJson(request));
    if (!parsed.success) return { status: 400, body: { error: 'Not a control request.', issues: parsed.error.issues } };
    control(data[parsed.data.system], parsed.data);
  } else if (request.method !== 'GET') {
    return { status: 405, body: { error: 'Use GET or POST.' } };
  }
  return { status: 200, body: Object.fromEntries(SYSTEMS.map((name) => [name, stateOf(data[name])])) };
}

function stateOf({ addresses: _, ...state }: SystemData): SystemState {
  return state;
}

/** The body as JSON; undefined when it is none or too large. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > BODY_LIMIT) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}

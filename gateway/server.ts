/** The server on the public port: endpoints of flows and health here, everything else passed on to web. */

import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { Log } from '#server/log.ts';
import { createPublishedFlows } from '#server/published-flows.ts';
import { type Tracing, WITHOUT_TRACES } from '#server/tracing/tracing.ts';
import { createResponseWaits } from '#server/use-cases/wait-for-response.ts';
import { errorAnswer, sendAnswer } from './answer.ts';
import { followNotices } from './follow-notices.ts';
import type { Call, Gateway, GatewaySettings, Route } from './gateway-context.ts';
import { inMemoryRuns } from './in-memory/runs.ts';
import { inMemorySums } from './in-memory/sums.ts';
import { endOverdueCancels } from './overdue-cancels.ts';
import { createPassOn, type PassOn } from './pass-on.ts';
import { findRoute } from './routes.ts';
import { routeUpgrades } from './upgrades.ts';

/** A port of an address, 0 for a free one, or a socket that somebody else has bound. */
type Place = { host: string; port: number } | { fd: number };

export type GatewayOptions = {
  settings: GatewaySettings;
  log: Log;
  listen: Place;
  /** PEM; with it the gateway speaks HTTPS only. */
  tls?: { certificate: string; key: string };
  /** Milliseconds that callers who wait for a flow's Response may go on waiting while the gateway closes. */
  drainTime?: number;
  tracing?: Tracing;
};

export type RunningGateway = {
  port: number;
  /** Takes no new calls, lets those under way finish, and resolves when all connections are closed: within 10 s. */
  close(): Promise<void>;
};

/** URLs up to 16 KB, as the reference allows, and as much of other headers. */
const MAX_HEADER_BYTES = 32 * 1024;
/** Longer than the idle time of common load balancers, so that they and not we end an idle connection. */
const KEEP_ALIVE_MS = 75_000;
/** Short enough that all is closed before whoever stops the process loses patience, which is commonly after 10 s. */
const DRAIN_MS = 7_000;
/** What is still open so much later is cut. */
const CUT_MS = 2_000;
const IDLE_CHECK_MS = 50;

/** Resolves when the port is open. The database may still be away: calls are answered with 503 until it is there. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { settings, log, drainTime = DRAIN_MS, tracing = WITHOUT_TRACES } = options;
  const gateway: Gateway = {
    settings,
    log,
    flows: createPublishedFlows(),
    waits: createResponseWaits(),
    inMemoryRuns: inMemoryRuns(),
    inMemorySums: inMemorySums(log),
    tracing,
  };
  const passOn = createPassOn({ ...settings, log });
  const server = createServer(options.tls);
  const handle = (request: IncomingMessage, response: ServerResponse) =>
    dispatch({ request, response, gateway, passOn });
  server.on('request', handle);
  server.on('checkContinue', handle);
  const endUpgrades = routeUpgrades(server, settings);
  await open(server, options.listen);
  const notices = followNotices(gateway);
  const cancels = endOverdueCancels(log);
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    async close() {
      endUpgrades();
      passOn.endStreams();
      const stopWaits = () => {
        gateway.waits.stop();
        gateway.inMemoryRuns.stop();
      };
      await drain(server, { drainTime, stopWaits });
      passOn.close();
      await Promise.all([notices.close(), cancels.stop(), gateway.inMemorySums.close(), tracing.close()]);
    },
  };
}

function createServer(tls: GatewayOptions['tls']): Server {
  const options = { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS };
  if (!tls) return createHttpServer(options);
  return createHttpsServer({ ...options, cert: tls.certificate, key: tls.key });
}

function open(server: Server, place: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ ...place, backlog: 1024 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

type Dispatch = { request: IncomingMessage; response: ServerResponse; gateway: Gateway; passOn: PassOn };

function dispatch({ request, response, gateway, passOn }: Dispatch): void {
  const [path = '/', query = ''] = splitTarget(request.url ?? '/');
  const found = findRoute(path);
  if (!found) {
    passOn.request(request, response);
    return;
  }
  const gone = new AbortController();
  response.on('close', () => {
    // After a whole answer nobody is left who would want to know, and an abort costs more than sending it did.
    if (!response.writableFinished) gone.abort();
  });
  const method = request.method ?? 'GET';
  let log: Log | undefined;
  const call: Call = {
    request,
    response,
    method,
    path,
    query: new URLSearchParams(query),
    params: found.params,
    signal: gone.signal,
    // Made when there is something to be said.
    get log() {
      log ??= gateway.log.child({ method, route: path.split('/', 2)[1] });
      return log;
    },
  };
  answer(found.route, call, gateway).catch((error) => {
    call.log.error({ err: error }, 'An answer could not be sent');
    response.destroy();
  });
}

async function answer(route: Route, call: Call, gateway: Gateway): Promise<void> {
  const result = await route(call, gateway).catch((error) => errorAnswer(error, call.log));
  sendAnswer(call.response, result);
  // What was refused before its body was read: the rest must not be taken for the next request.
  if (!call.request.complete) call.request.resume();
}

function splitTarget(target: string): [path: string, query: string] {
  const { pathname, search } = target.startsWith('/') ? splitAtQuery(target) : new URL(target, 'http://localhost');
  return [pathname, search.slice(1)];
}

/** Not parsed as a URL: that would change the path, for example drop its dots. */
function splitAtQuery(target: string): { pathname: string; search: string } {
  const at = target.indexOf('?');
  return at === -1 ? { pathname: target, search: '' } : { pathname: target.slice(0, at), search: target.slice(at) };
}

type Draining = { drainTime: number; stopWaits: () => void };

async function drain(server: Server, { drainTime, stopWaits }: Draining): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept-alive connection takes no further request once its answer says so.
  server.prependListener('request', (_request, response: ServerResponse) => response.setHeader('connection', 'close'));
  const timers = [
    setTimeout(stopWaits, drainTime),
    setTimeout(() => server.closeAllConnections(), drainTime + CUT_MS),
    // Those that were busy when the server closed become idle one by one.
    setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS),
  ];
  await closed;
  for (const timer of timers) clearTimeout(timer);
}

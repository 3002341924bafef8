/** `/healthz`: this process lives. `/readyz`: everything it takes to run a flow, each part named. */

import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect } from 'node:net';

import { type Answer, jsonAnswer, RETRY_AFTER_SECONDS } from '#gateway/answer.ts';
import type { Call, Gateway, GatewaySettings } from '#gateway/gateway-context.ts';
import { isDatabaseReachable } from '#server/database.ts';
import { hasLiveWorker } from '#server/repositories/live-workers.ts';

const CHECK_MS = 2_000;

type Check = (settings: GatewaySettings) => Promise<boolean>;

const CHECKS = {
  database: () => isDatabaseReachable(),
  web: ({ webUrl }) => answersHttp(webUrl),
  temporal: ({ temporalAddress }) => acceptsConnections(temporalAddress),
  worker: () => hasLiveWorker(),
} satisfies { [dependency: string]: Check };

export async function healthRoute(): Promise<Answer> {
  return jsonAnswer(200, { status: 'ok' }, { 'cache-control': 'no-store' });
}

export async function readinessRoute(_call: Call, { settings }: Gateway): Promise<Answer> {
  const states = await Promise.all(
    Object.entries(CHECKS).map(async ([name, check]) => [name, await stateOf(check, settings)] as const),
  );
  const isReady = states.every(([, state]) => state === 'ok');
  const headers = { 'cache-control': 'no-store', ...(!isReady && { 'retry-after': RETRY_AFTER_SECONDS }) };
  return jsonAnswer(isReady ? 200 : 503, Object.fromEntries(states), headers);
}

async function stateOf(check: Check, settings: GatewaySettings): Promise<'ok' | 'unavailable'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_MS);
  });
  const isOk = await Promise.race([check(settings).catch(() => false), late]);
  clearTimeout(timer);
  return isOk ? 'ok' : 'unavailable';
}

/** Any answer but a failure of the server counts: which page it is does not matter. */
function answersHttp(url: string): Promise<boolean> {
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const request = send(url, { method: 'HEAD', timeout: CHECK_MS }, (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 500);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
    request.end();
  });
}

function acceptsConnections(address: string): Promise<boolean> {
  const colon = address.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = connect({
      host: address.slice(0, colon),
      port: Number(address.slice(colon + 1)),
      timeout: CHECK_MS,
    });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.on('connect', () => end(true));
    socket.on('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}

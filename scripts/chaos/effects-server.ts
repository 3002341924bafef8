/** The remote API of the chaos: takes a moment to answer each call, and remembers every one with its time and its key. */

import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import type { Chance } from './random.ts';

export type Effect = { at: number; key: string };

export type EffectsServer = {
  url: string;
  /** By `order/step`, the calls in their order. */
  effects: ReadonlyMap<string, readonly Effect[]>;
  /** Whoever is connected gets no answer. */
  breakConnections(): void;
  close(): void;
};

export async function startEffectsServer(random: Chance): Promise<EffectsServer> {
  const effects = new Map<string, Effect[]>();
  const server = createServer(async (request, response) => {
    request.resume();
    const name = (request.url ?? '').slice(1);
    const calls = effects.get(name) ?? [];
    calls.push({ at: Date.now(), key: String(request.headers['idempotency-key'] ?? '') });
    effects.set(name, calls);
    await delay(random.between(20, 150));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    effects,
    breakConnections: () => server.closeAllConnections(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A remote API that counts: every call it got, by path, with its Idempotency-Key. */

import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export type CountedCall = { method: string; path: string; idempotencyKey: string | undefined; body: string };

export type CountingServer = {
  url: string;
  /** Every call in the order of arrival. */
  calls: CountedCall[];
  /** Paths that are answered by 500 at the moment. */
  failing: Set<string>;
  /** Calls of exactly that path. */
  count(path: string): number;
  close(): Promise<void>;
};

export type CountingServerOptions = {
  /** Milliseconds that each answer takes. */
  answerAfter?: number;
  /** What an answer waits for besides. */
  until?(path: string): Promise<void> | undefined;
};

/** Each answer is 200 with `{ path, count }`, or 500 with a reason. */
export async function startCountingServer({
  answerAfter = 0,
  until,
}: CountingServerOptions = {}): Promise<CountingServer> {
  const calls: CountedCall[] = [];
  const failing = new Set<string>();
  const countOf = (path: string) => calls.filter((call) => call.path === path).length;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const path = request.url ?? '';
    const key = request.headers['idempotency-key'];
    calls.push({ method: request.method ?? '', path, idempotencyKey: Array.isArray(key) ? key[0] : key, body });
    const count = countOf(path);
    const isFailing = failing.has(path);
    if (answerAfter > 0) await delay(answerAfter);
    await until?.(path);
    const answer = isFailing ? { reason: 'down for repair' } : { path, count };
    response.writeHead(isFailing ? 500 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    failing,
    count: countOf,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A remote API that counts: every call it got, by path, with its Idempotency-Key. */

import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export type CountedCall = { method: string; path: string; idempotencyKey: string | undefined; body: string };

export type CountingServer = {
  url: string;
  /** Every call in the order of arrival. */
  calls: CountedCall[];
  close(): Promise<void>;
};

export type CountingServerOptions = {
  /** Milliseconds that each answer takes. */
  answerAfter?: number;
  /** What an answer waits for besides. */
  until?(path: string): Promise<void> | undefined;
};

/** Each answer is 200 with `{ path, count }`. */
export async function startCountingServer({
  answerAfter = 0,
  until,
}: CountingServerOptions = {}): Promise<CountingServer> {
  const calls: CountedCall[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const path = request.url ?? '';
    const key = request.headers['idempotency-key'];
    calls.push({ method: request.method ?? '', path, idempotencyKey: Array.isArray(key) ? key[0] : key, body });
    const count = calls.filter((call) => call.path === path).length;
    if (answerAfter > 0) await delay(answerAfter);
    await until?.(path);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ path, count }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

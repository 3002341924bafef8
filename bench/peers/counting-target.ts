/** The API that the engines call: answers at once and remembers how often and by which paths it was called. */

import { createServer } from 'node:http';

export type CountingTarget = { url: string; calls(): number; hasSeen(path: string): boolean; stop(): void };

export async function startCountingTarget(): Promise<CountingTarget> {
  let calls = 0;
  const seen = new Set<string>();
  const server = createServer((request, response) => {
    calls += 1;
    if (request.url?.startsWith('/done/')) seen.add(request.url);
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    calls: () => calls,
    hasSeen: (path) => seen.has(path),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

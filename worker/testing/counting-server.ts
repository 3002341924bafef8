/** A real HTTP server that remembers every request, for tests that have to know what was called how often. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SeenRequest = {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
};

export type Answering = (request: SeenRequest, response: ServerResponse) => void | Promise<void>;

export type CountingServer = {
  url: string;
  seen: SeenRequest[];
  /** Requests whose path is exactly that. */
  count(path: string): number;
  close(): Promise<void>;
};

/** Answers 200 and `{"path": …}` where `answer` writes nothing. */
export async function countingServer(answer: Answering = () => undefined): Promise<CountingServer> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
    seen.push(request);
    await answer(request, response);
    if (!response.writableEnded) respondJson(response, { path });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    count: (path) => seen.filter((request) => request.path === path).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function respondJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

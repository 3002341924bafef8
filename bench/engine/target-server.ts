/** The remote API of the benchmarks, in a process of its own as a real one would be: answers at once, and counts. */

import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

export type TargetServer = { url: string; stop(): void };

const FILE = fileURLToPath(import.meta.url);

export async function startTargetServer(): Promise<TargetServer> {
  const child: ChildProcess = fork(FILE, ['serve'], { stdio: 'inherit', execArgv: ['--import', 'tsx'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', () => reject(new Error('The target server ended.')));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

function serve(): void {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(`{"id":${count},"ok":true}`);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' ? address?.port : 0);
  });
}

if (process.argv[1] === FILE && process.argv[2] === 'serve') serve();

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';

import { freePort } from '#scripts/services/ports.ts';
import { openPublicSocket, type PublicSocket } from './public-socket.ts';

const SERVER = `
  const server = require('node:http').createServer((request, response) => response.end(process.argv[1]));
  server.listen({ fd: 3 }, () => console.log('open'));
`;

const children: ChildProcess[] = [];
let socket: PublicSocket | undefined;

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  socket?.close();
});

async function serve(name: string, fd: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', SERVER, name], { stdio: ['ignore', 'pipe', 'inherit', fd] });
  children.push(child);
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

it('lets callers wait while nobody listens, and several listen at once', async () => {
  const port = await freePort();
  socket = await openPublicSocket({ host: '127.0.0.1', port });
  if (!socket) throw new Error('Sockets cannot be shared here.');
  const ask = async () => (await fetch(`http://127.0.0.1:${port}`, { headers: { connection: 'close' } })).text();
  const first = await serve('first', socket.fd);
  expect(await ask()).toBe('first');
  first.kill('SIGKILL');
  await once(first, 'exit');
  const waiting = ask();
  const second = await serve('second', socket.fd);
  expect(await waiting).toBe('second');
  await serve('third', socket.fd);
  second.kill('SIGKILL');
  await once(second, 'exit');
  expect(await ask()).toBe('third');
});

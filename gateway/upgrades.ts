/** Requests that ask to change the protocol. WebSockets go to web; every other such wish is ignored, as HTTP allows. */

import type { IncomingMessage, Server } from 'node:http';
import { Server as TlsServer } from 'node:https';
import type { Duplex } from 'node:stream';

import { passOnUpgrade, type UpgradeOptions } from './pass-on-upgrade.ts';

/** Headers that make a request one to change the protocol. Some HTTP clients wish for HTTP/2 (`h2c`) in every request. */
const WISHES = new Set(['upgrade', 'connection', 'http2-settings']);

/** Returns what ends the connections that changed their protocol. */
export function routeUpgrades(server: Server, options: UpgradeOptions): () => void {
  const sockets = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      takeAsPlainRequest(server, { request, socket, head });
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    passOnUpgrade({ request, socket, head }, options);
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

/** Node takes the connection away from HTTP; here it gets it back, with the request as it would have been without the wish. */
function takeAsPlainRequest(server: Server, upgrade: { request: IncomingMessage; socket: Duplex; head: Buffer }): void {
  const { request, socket, head } = upgrade;
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!WISHES.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit(server instanceof TlsServer ? 'secureConnection' : 'connection', socket);
}

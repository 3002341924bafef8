/** Passes on requests that change the protocol (WebSocket): after the handshake the bytes go through as they are. */

import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Duplex } from 'node:stream';

import { forwardedHeaders } from './forwarded-headers.ts';

export type UpgradeOptions = { webUrl: string; publicUrl: string };
export type Upgrade = { request: IncomingMessage; socket: Duplex; head: Buffer };

export function passOnUpgrade({ request, socket, head }: Upgrade, { webUrl, publicUrl }: UpgradeOptions): void {
  const target = new URL(webUrl);
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = { ...forwardedHeaders(request, publicUrl), connection: 'upgrade', upgrade: request.headers.upgrade };
  const upstream = send({
    hostname: target.hostname,
    port: target.port,
    method: request.method,
    path: request.url,
    headers,
    setHost: false,
  });
  socket.on('error', () => upstream.destroy());
  upstream.on('error', () => socket.destroy());
  upstream.on('upgrade', (answer, upstreamSocket, upstreamHead) => {
    socket.write(headOf(answer));
    socket.write(upstreamHead);
    upstreamSocket.write(head);
    join(socket, upstreamSocket);
  });
  // Web did not want to change the protocol: its answer goes back, and the connection ends with it.
  upstream.on('response', (answer) => {
    socket.write(headOf(answer, 'Connection: close'));
    answer.pipe(socket);
  });
  upstream.end();
}

function join(one: Duplex, other: Duplex): void {
  one.pipe(other);
  other.pipe(one);
  one.on('close', () => other.destroy());
  other.on('close', () => one.destroy());
  other.on('error', () => one.destroy());
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage, ...extra: string[]): string {
  const lines = [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...extra];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    // The parser has taken the chunks apart already.
    if (rawHeaders[index]?.toLowerCase() === 'transfer-encoding') continue;
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

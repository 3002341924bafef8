/** The headers of a request as web gets them: what tells of the connection is ours to say, whatever the caller claims. */

import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { TLSSocket } from 'node:tls';

import { HOP_BY_HOP } from './hop-by-hop.ts';

const FORWARDED = /^(forwarded|x-forwarded-.*|x-real-ip)$/;

/** For a plain request; `publicUrl` tells the protocol where a proxy that ends TLS stands before the gateway. */
export function forwardedHeaders(request: IncomingMessage, publicUrl: string): OutgoingHttpHeaders {
  const headers = withoutHopByHop(request.headers);
  for (const name of Object.keys(headers)) if (FORWARDED.test(name)) delete headers[name];
  // Answered here already, if the caller asked for it.
  delete headers.expect;
  const { host } = request.headers;
  if (host !== undefined) headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = protocolOf(request, publicUrl);
  const { remoteAddress } = request.socket;
  if (remoteAddress !== undefined) headers['x-forwarded-for'] = remoteAddress;
  // A body of unknown length keeps its framing; without it the end of the body would be lost.
  if (request.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked';
  return headers;
}

/** Drops what belongs to one connection, also what `Connection` names as such. */
export function withoutHopByHop(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name) && !named.has(name)));
}

function protocolOf({ socket, headers }: IncomingMessage, publicUrl: string): 'http' | 'https' {
  if (socket instanceof TLSSocket) return 'https';
  const { protocol, host } = new URL(publicUrl);
  return protocol === 'https:' && host === headers.host ? 'https' : 'http';
}

/** Inputs → the request as it goes out (WDL reference 7, 12.2 and 12.4), or the failure that keeps it from going out. */

import type { CallContext } from '#connectors/define-runner.ts';
import type { WireRequest } from '#connectors/transport.ts';
import { ContentError } from '#core/content/content-error.ts';
import { encodeContent } from '#core/content/encode-content.ts';
import type { FlowFailure } from '#core/runs/record.ts';

import { authorizationOf } from './authentication.ts';
import type { HttpInputs } from './manifest.ts';
import { parseUrl } from './parse-url.ts';
import { senderHeaders } from './sender-headers.ts';

export type OutgoingRequest = WireRequest & { headers: Map<string, { name: string; value: string }> };

/** Belong to the connection, not to the author (WDL reference 12.2). */
const NOT_SETTABLE = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'expect',
]);
const METHOD = /^[!#$%&'*+.^_`|~0-9A-Z-]+$/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

export function buildRequest(inputs: HttpInputs, context: CallContext): OutgoingRequest | FlowFailure {
  const url = targetOf(inputs, context);
  if (!(url instanceof URL)) return url;
  if (!METHOD.test(inputs.method)) return badRequest(`'inputs.method' is '${inputs.method}', which is no HTTP method.`);
  if (context.purpose === 'poll') return pollOf(url, inputs, context);
  return contentOf({ url, method: inputs.method, headers: headersOf(inputs, context) }, inputs);
}

function badRequest(message: string): FlowFailure {
  return { code: 'BadRequest', message };
}

function targetOf({ uri, queries }: HttpInputs, { purpose, pollUri }: CallContext): URL | FlowFailure {
  const text = purpose === 'poll' ? (pollUri ?? uri) : uri;
  const url = parseUrl(text.trim());
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return badRequest(`'inputs.uri' is '${text}': it must be a whole address that begins with http:// or https://.`);
  }
  if (url.username || url.password) {
    return badRequest("'inputs.uri' holds a user name or password: put them into 'inputs.authentication'.");
  }
  url.hash = '';
  if (purpose === 'try' && queries?.length) {
    const added = queries
      .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&');
    url.search = url.search ? `${url.search}&${added}` : added;
  }
  return url;
}

function headersOf({ headers, cookie, authentication }: HttpInputs, context: CallContext): OutgoingRequest['headers'] {
  const all = new Map<string, { name: string; value: string }>();
  const set = (name: string, value: string) => all.set(name.toLowerCase(), { name, value });
  set('User-Agent', 'Millrace');
  set('Accept', '*/*');
  for (const [name, value] of Object.entries(senderHeaders(context))) set(name, value);
  if (context.purpose === 'try') set('Idempotency-Key', context.idempotencyKey);
  for (const { name, value } of headers ?? []) {
    if (!NOT_SETTABLE.has(name.toLowerCase())) set(name, value);
  }
  if (cookie) set('Cookie', cookie);
  const authorization = authorizationOf(authentication ?? { type: 'None' });
  if (authorization !== undefined) set('Authorization', authorization);
  return all;
}

/** What the author gave for one origin is not told to another. */
function pollOf(url: URL, inputs: HttpInputs, context: CallContext): OutgoingRequest | FlowFailure {
  const isSameOrigin = parseUrl(inputs.uri.trim())?.origin === url.origin;
  const known = isSameOrigin ? inputs : { method: 'GET', uri: inputs.uri };
  const headers = headersOf(known, context);
  headers.delete('content-type');
  return checkHeaders({ url, method: 'GET', headers });
}

function contentOf(request: OutgoingRequest, { body }: HttpInputs): OutgoingRequest | FlowFailure {
  if (body === undefined) return checkHeaders(request);
  try {
    const { bytes, contentType } = encodeContent(body, request.headers.get('content-type')?.value);
    if (contentType) request.headers.set('content-type', { name: 'Content-Type', value: contentType });
    return checkHeaders(bytes.length === 0 ? request : { ...request, body: bytes });
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return badRequest(`'inputs.body' cannot be sent: ${error.message}`);
  }
}

function checkHeaders(request: OutgoingRequest): OutgoingRequest | FlowFailure {
  for (const { name, value } of request.headers.values()) {
    if (!HEADER_NAME.test(name)) return badRequest(`'${name}' is no name of an HTTP header.`);
    if (/[\r\n\0]/.test(value))
      return badRequest(`The header '${name}' holds a line break: its value must be one line.`);
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      return badRequest(`The header '${name}' holds a character that HTTP headers cannot carry: encode its value.`);
    }
  }
  return request;
}

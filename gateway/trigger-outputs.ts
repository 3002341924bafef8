/** A request as the outputs of a Request trigger (WDL reference 12.1). */

import { ContentError } from '#core/content/content-error.ts';
import { decodeContent } from '#core/content/decode-content.ts';
import { hasOption } from '#core/definition/operation-options.ts';
import type { TriggerDefinition } from '#core/definition/types.ts';
import { setOwn } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import { AppError } from '#server/app-error.ts';

export type ReceivedRequest = {
  /** Names and values in turn, as they came. */
  rawHeaders: readonly string[];
  query: URLSearchParams;
  relativePathParameters: ValueObject | undefined;
  body: Uint8Array;
};

/** What belongs to the address, not to the message. */
const ADDRESS_QUERIES = new Set(['api-version', 'sp', 'sv', 'sig', 'se']);
/** A browser that is signed in sends it along; it is no business of a flow. */
const SESSION_COOKIE = /^(__Secure-)?millrace-/i;

/** Throws `BodyNotJson` (or `BadRequest`) when the body is not what its content type says. */
export function triggerOutputs(definition: TriggerDefinition, request: ReceivedRequest): ValueObject {
  const withAuthorization = hasOption(definition, 'IncludeAuthorizationHeadersInOutputs');
  const headers = headersOf(request.rawHeaders, withAuthorization);
  const queries = queriesOf(request.query);
  const { relativePathParameters, body } = request;
  return {
    headers,
    ...(Object.keys(queries).length > 0 && { queries }),
    ...(relativePathParameters && { relativePathParameters }),
    ...(body.length > 0 && { body: decodeBody(headerOf(request.rawHeaders, 'content-type'), request) }),
  };
}

/** In the sender's spelling; several values of one header are joined by a comma. */
function headersOf(rawHeaders: readonly string[], withAuthorization: boolean): ValueObject {
  const values = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of pairs(rawHeaders)) {
    const key = name.toLowerCase();
    if (key === 'authorization' && !withAuthorization) continue;
    const kept = key === 'cookie' ? withoutSession(value) : value;
    if (kept === undefined) continue;
    const known = values.get(key) ?? { name, values: [] };
    known.values.push(kept);
    values.set(key, known);
  }
  const headers: ValueObject = {};
  for (const { name, values: all } of values.values()) setOwn(headers, name, all.join(','));
  return headers;
}

function withoutSession(cookies: string): string | undefined {
  const kept = cookies.split(';').filter((cookie) => !SESSION_COOKIE.test(cookie.trim()));
  return kept.length === 0 ? undefined : kept.join(';').trim();
}

function queriesOf(query: URLSearchParams): ValueObject {
  const queries: ValueObject = {};
  for (const name of new Set(query.keys())) {
    if (!ADDRESS_QUERIES.has(name)) setOwn(queries, name, query.getAll(name).join(','));
  }
  return queries;
}

function decodeBody(contentType: string | undefined, { rawHeaders, body }: ReceivedRequest) {
  const encoding = headerOf(rawHeaders, 'content-encoding');
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new AppError('BadRequest', `The body is encoded as '${encoding}'. Send it without Content-Encoding.`);
  }
  try {
    return decodeContent(contentType, body);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new AppError('BodyNotJson', error.message, error.place);
  }
}

function headerOf(rawHeaders: readonly string[], name: string): string | undefined {
  return pairs(rawHeaders).find(([key]) => key.toLowerCase() === name)?.[1];
}

function pairs(rawHeaders: readonly string[]): [name: string, value: string][] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => [
    rawHeaders[index * 2] ?? '',
    rawHeaders[index * 2 + 1] ?? '',
  ]);
}

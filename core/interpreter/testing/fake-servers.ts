/** HTTP servers with prepared answers, called as the Http connector calls real ones (WDL reference 7, 12.4 and 12.5). */

import { decodeContent } from '#core/content/decode-content.ts';
import { encodeContent } from '#core/content/encode-content.ts';
import { encodeBase64 } from '#core/encoding/base64.ts';
import { encodeUtf8 } from '#core/encoding/utf8.ts';
import { toText } from '#core/expressions/to-text.ts';
import type { CallOutcome } from '#core/interpreter/host.ts';
import { fieldOf } from '#core/interpreter/input-fields.ts';
import { isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { httpStatusName } from '#core/runs/http-status-name.ts';

export type FakeAnswer =
  | { status: number; headers?: { [name: string]: string }; body?: Value }
  | { hang: true }
  | { refuse: true };

export type FakeServer = { method: string; uri: string; responses: FakeAnswer[] };

export type ReceivedCall = { method: string; uri: string; headers: { [name: string]: string }; body: string };

/** How a call went, without its times. `hang` has to be ended by whoever calls. */
export type FakeResult = 'hang' | Omit<CallOutcome, 'attempt' | 'purpose' | 'startedAt' | 'endedAt'>;

export type FakeServers = { received: ReceivedCall[]; answer(inputs: Value, pollUri?: string): FakeResult };

export function fakeServers(servers: readonly FakeServer[]): FakeServers {
  const received: ReceivedCall[] = [];
  return {
    received,
    answer(inputs, pollUri) {
      const call = requestOf(inputs, pollUri);
      const server = servers.find(({ method, uri }) => method === call.method && uri === call.uri);
      if (server === undefined) throw new Error(`No fake server answers ${call.method} ${call.uri}.`);
      const before = received.filter(({ method, uri }) => method === call.method && uri === call.uri).length;
      received.push(call);
      const answer = server.responses[Math.min(before, server.responses.length - 1)];
      if (answer === undefined) throw new Error(`The fake server of ${call.uri} has no answer.`);
      return resultOf(answer, pollUri);
    },
  };
}

function requestOf(inputs: Value, pollUri: string | undefined): ReceivedCall {
  const headers: { [name: string]: string } = {};
  for (const [name, value] of entries(fieldOf(inputs, 'headers'))) headers[name.toLowerCase()] = toText(value);
  const authentication = fieldOf(inputs, 'authentication') ?? null;
  if (fieldOf(authentication, 'type') === 'Basic') {
    const pair = `${text(fieldOf(authentication, 'username'))}:${text(fieldOf(authentication, 'password'))}`;
    headers.authorization = `Basic ${encodeBase64(encodeUtf8(pair))}`;
  }
  if (pollUri !== undefined) return { method: 'GET', uri: pollUri, headers, body: '' };
  const body = fieldOf(inputs, 'body');
  const method = text(fieldOf(inputs, 'method'));
  if (body === undefined) return { method, uri: uriOf(inputs), headers, body: '' };
  const { bytes, contentType } = encodeContent(body, headers['content-type']);
  if (contentType !== undefined) headers['content-type'] = contentType;
  return { method, uri: uriOf(inputs), headers, body: new TextDecoder().decode(bytes) };
}

function uriOf(inputs: Value): string {
  const uri = text(fieldOf(inputs, 'uri'));
  const queries = entries(fieldOf(inputs, 'queries')).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(toText(value))}`,
  );
  return queries.length === 0 ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${queries.join('&')}`;
}

/** While a job goes on, the address of the last look stays the one to ask unless the answer names another. */
function resultOf(answer: FakeAnswer, pollUri: string | undefined): FakeResult {
  if ('hang' in answer) return 'hang';
  if ('refuse' in answer) {
    const error = { code: 'BadGateway', message: 'The connection was refused.' };
    return { status: 'Failed', code: error.code, error, retryable: true };
  }
  const { status } = answer;
  const headers = answerHeaders(answer);
  const outputs = { statusCode: status, headers, ...bodyOf(answer, headers) };
  const isGood = status >= 200 && status < 300;
  const retryable = status === 408 || status === 429 || status >= 500;
  const seconds = fieldOf(headers, 'retry-after');
  const uri = fieldOf(headers, 'location') ?? pollUri;
  const after = seconds === undefined ? {} : { after: Number(seconds) * 1000 };
  return {
    status: isGood ? 'Succeeded' : 'Failed',
    code: httpStatusName(status),
    outputs,
    retryable,
    ...(seconds === undefined ? {} : { retryAfter: Number(seconds) * 1000 }),
    ...(status === 202 && typeof uri === 'string' ? { poll: { uri, ...after } } : {}),
  };
}

type Answer = Exclude<FakeAnswer, { hang: true } | { refuse: true }>;

function answerHeaders({ headers = {}, body }: Answer): { [name: string]: string } {
  if (body === undefined || fieldOf(headers, 'content-type') !== undefined) return { ...headers };
  return { ...headers, 'Content-Type': 'application/json' };
}

function bodyOf({ headers: given = {}, body }: Answer, headers: { [name: string]: string }): { body?: Value } {
  if (body === undefined) return {};
  const isRaw = typeof body === 'string' && fieldOf(given, 'content-type') !== undefined;
  const bytes = encodeUtf8(isRaw ? body : printJson(body));
  return { body: decodeContent(text(fieldOf(headers, 'content-type')), bytes) };
}

function entries(value: Value | undefined): [string, Value][] {
  return isObject(value) ? Object.entries(value) : [];
}

function text(value: Value | undefined): string {
  return value === undefined ? '' : toText(value);
}

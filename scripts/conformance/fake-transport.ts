/** Servers with prepared answers, in the place of the network: what the connectors send and read is all theirs. */

import type { Transport, WireAnswer, WireRequest } from '#connectors/transport.ts';
import type { FakeAnswer, FakeServer, ReceivedCall } from '#core/interpreter/testing/fake-servers.ts';
import type { SimulatedClock } from '#core/interpreter/testing/simulated-clock.ts';
import { printJson } from '#core/json/print-json.ts';

export type FakeNetwork = {
  transport: Transport;
  received: ReceivedCall[];
  /** Calls that no server covers. */
  uncovered: string[];
};

export type FakeNetworkOptions = {
  servers: readonly FakeServer[];
  clock: Pick<SimulatedClock, 'now' | 'sleepDuring'>;
  /** Answers what no server covers; without it such a call is refused. */
  otherwise?: FakeAnswer;
};

export function fakeNetwork({ servers, clock, otherwise }: FakeNetworkOptions): FakeNetwork {
  const received: ReceivedCall[] = [];
  const uncovered: string[] = [];
  const counts = new Map<FakeServer, number>();

  const answerTo = (request: WireRequest): FakeAnswer => {
    const { method, url } = request;
    const server = servers.find((one) => one.method.toUpperCase() === method && hrefOf(one.uri) === url.href);
    received.push(receivedCall(request, server?.uri ?? url.href));
    if (server === undefined) {
      if (otherwise === undefined) uncovered.push(`${method} ${url.href}`);
      return otherwise ?? { refuse: true };
    }
    const count = counts.get(server) ?? 0;
    counts.set(server, count + 1);
    return server.responses[Math.min(count, server.responses.length - 1)] ?? { refuse: true };
  };

  return {
    received,
    uncovered,
    async transport(request, { signal, timeout }) {
      const answer = answerTo(request);
      if ('hang' in answer) {
        await clock.sleepDuring(timeout, signal);
        throw namedError('TimeoutError');
      }
      if ('refuse' in answer) throw Object.assign(new Error('The connection was refused.'), { code: 'ECONNREFUSED' });
      return wireAnswer(answer, clock.now());
    },
  };
}

function receivedCall({ method, headers, body }: WireRequest, uri: string): ReceivedCall {
  const named = [...headers].map(([name, { value }]) => [name, value] as const);
  return { method, uri, headers: Object.fromEntries(named), body: new TextDecoder().decode(body) };
}

type Answer = Exclude<FakeAnswer, { hang: true } | { refuse: true }>;

/** Text with a content type goes out as it is, all else as JSON. */
function wireAnswer({ status, headers: given = {}, body }: Answer, receivedAt: number): WireAnswer {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  if (body === undefined) return { statusCode: status, headers, bytes: Buffer.alloc(0), receivedAt };
  const isRaw = typeof body === 'string' && headers['content-type'] !== undefined;
  const bytes = Buffer.from(isRaw ? body : printJson(body));
  return { statusCode: status, headers: { 'content-type': 'application/json', ...headers }, bytes, receivedAt };
}

function hrefOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).href : uri;
}

function namedError(name: string): Error {
  const error = new Error(name);
  error.name = name;
  return error;
}

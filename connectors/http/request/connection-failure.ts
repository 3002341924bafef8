/** Why no answer came, in words that name the host. All of these may be tried again (WDL reference 11.1). */

import type { CallResult } from '#connectors/define-runner.ts';

type Failure = { code: string; words: string };

const BY_CODE: { [code: string]: Failure } = {
  ENOTFOUND: { code: 'BadGateway', words: 'is not known: its name could not be found (DNS)' },
  EAI_AGAIN: { code: 'BadGateway', words: 'could not be looked up: the name service (DNS) did not answer' },
  ECONNREFUSED: { code: 'BadGateway', words: 'refused the connection: nothing listens there' },
  EHOSTUNREACH: { code: 'BadGateway', words: 'cannot be reached from here' },
  ENETUNREACH: { code: 'BadGateway', words: 'cannot be reached from here' },
  ETIMEDOUT: { code: 'BadGateway', words: 'did not take the connection in time' },
  UND_ERR_CONNECT_TIMEOUT: { code: 'BadGateway', words: 'did not take the connection in time' },
  ECONNRESET: { code: 'NoResponse', words: 'broke the connection off before it had answered' },
  EPIPE: { code: 'NoResponse', words: 'broke the connection off before it had answered' },
  UND_ERR_SOCKET: { code: 'NoResponse', words: 'broke the connection off before it had answered' },
};

const TLS = /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/;

export function connectionFailure(error: unknown, url: URL): CallResult {
  const { code, words } = describe(error);
  const message = `The host ${url.host} ${words}.`;
  return { status: 'Failed', code, error: { code, message }, retryable: true };
}

function describe(error: unknown): Failure {
  const root = rootOf(error);
  const code = root instanceof Error && 'code' in root ? String(root.code) : '';
  const known = BY_CODE[code];
  if (known) return known;
  const reason = root instanceof Error ? root.message : String(root);
  if (TLS.test(code)) return { code: 'BadGateway', words: `could not be reached by TLS: ${reason} (${code})` };
  return { code: 'BadGateway', words: `could not be called: ${reason}${code ? ` (${code})` : ''}` };
}

/** Of several addresses tried, the last one's reason counts. */
function rootOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors.at(-1));
  if (error instanceof Error && error.cause !== undefined) return rootOf(error.cause);
  return error;
}

/**
 * The token of an OAuth client, by the client credentials grant (WDL reference 12.5). It is kept in this process's memory
 * until shortly before it ends, and nowhere else.
 */

import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { CallResult } from '#connectors/define-runner.ts';

import type { Answer } from './answer-result.ts';
import { connectionFailure } from './connection-failure.ts';
import type { HttpAuthentication } from './manifest.ts';
import { parseUrl } from './parse-url.ts';
import type { Send } from './send.ts';

export type OAuthClient = Extract<HttpAuthentication, { type: 'ActiveDirectoryOAuth' }>;

type KeptToken = { token: string; endsAt: number };

const DEFAULT_AUTHORITY = 'https://login.microsoftonline.com';
/** A token is not used in its last minute, so that it does not end on its way. */
const MARGIN_MS = 60_000;
const MAX_KEPT = 200;

const kept = new Map<string, KeptToken>();

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().default(0) });

/** The token, or the failure that the action ends with; it never holds the secret. */
export async function accessToken(client: OAuthClient, send: Send): Promise<{ token: string } | CallResult> {
  if (client.secret === undefined) {
    return refused(
      "'inputs.authentication' needs a 'secret': signing in with a certificate (pfx) is not possible here.",
    );
  }
  const url = parseUrl(`${(client.authority || DEFAULT_AUTHORITY).replace(/\/+$/, '')}/${client.tenant}/oauth2/token`);
  if (!url || !/^https?:$/.test(url.protocol)) {
    return refused(
      "'inputs.authentication.authority' must be a whole address such as https://login.microsoftonline.com.",
    );
  }
  const key = keyOf(client);
  const known = kept.get(key);
  if (known && known.endsAt > Date.now()) return { token: known.token };
  try {
    return keep(key, await send({ url, method: 'POST', ...formOf(client, client.secret) }));
  } catch (error) {
    if (error instanceof DOMException) throw error;
    return connectionFailure(error, url);
  }
}

function keyOf({ authority, tenant, audience, clientId, secret }: OAuthClient): string {
  return createHash('sha256')
    .update(JSON.stringify([authority, tenant, audience, clientId, secret]))
    .digest('hex');
}

function formOf({ clientId, audience }: OAuthClient, secret: string) {
  const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret, resource: audience };
  const value = 'application/x-www-form-urlencoded';
  return {
    headers: new Map([
      ['content-type', { name: 'Content-Type', value }],
      ['accept', { name: 'Accept', value: 'application/json' }],
    ]),
    body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
  };
}

function keep(key: string, { url, statusCode, bytes }: Answer): { token: string } | CallResult {
  const parsed = tokenSchema.safeParse(jsonOf(bytes));
  if (statusCode !== 200 || !parsed.success) {
    const message = `The authority ${url.host} gave no token: it answered with the status ${statusCode}.`;
    const isRetryable = statusCode === 408 || statusCode === 429 || statusCode >= 500;
    return { ...refused(message), ...(isRetryable && { retryable: true }) };
  }
  const { access_token: token, expires_in: seconds } = parsed.data;
  const [oldest] = kept.keys();
  if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, { token, endsAt: Date.now() + seconds * 1000 - MARGIN_MS });
  return { token };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refused(message: string): CallResult {
  return { status: 'Failed', code: 'Unauthorized', error: { code: 'Unauthorized', message } };
}

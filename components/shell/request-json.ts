/** One way for the pages to ask the server: JSON out, JSON in, and every failure as an error in words. */

import type { z } from 'zod';
import { apiErrorSchema } from '#core/api/flows.ts';

export type RequestOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
  /** Lets the request finish when the page is left. */
  keepalive?: boolean;
};

/** An answer that is no success. `code` is the server's, or `Unreachable` when no answer came. */
export class RequestError extends Error {
  readonly code: string;
  readonly details: unknown;

  constructor(code: string, message: string, details?: unknown) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
    this.details = details;
  }
}

/** Asks and parses the answer with `schema`. Throws `RequestError`. */
export async function requestJson<T>(url: string, schema: z.ZodType<T>, options: RequestOptions = {}): Promise<T> {
  const response = await send(url, options);
  const answer = schema.safeParse(await readJson(response));
  if (answer.success) return answer.data;
  throw new RequestError('UnexpectedAnswer', `The server's answer was not understood. Reload the page and try again.`);
}

/** Asks where only success matters. Throws `RequestError`. */
export async function requestNothing(url: string, options: RequestOptions): Promise<void> {
  await send(url, options);
}

async function send(url: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, signal, keepalive } = options;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
      ...(keepalive ? { keepalive } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestError('Unreachable', 'The server cannot be reached. Check that Millrace is running.');
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

async function failureOf(response: Response): Promise<RequestError> {
  const answer = apiErrorSchema.safeParse(await readJson(response));
  if (answer.success) {
    const { code, message, details } = answer.data.error;
    return new RequestError(code, message, details);
  }
  if (response.status === 401)
    return new RequestError('Unauthorized', 'You are signed out. Sign in again in another tab.');
  return new RequestError('HttpError', `The server answered with status ${response.status}.`);
}

/** What to tell a person about anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

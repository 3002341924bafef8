/** What a flow's Response action answers, as it goes over HTTP (WDL reference 7 and 12.4). Its body is whole. */

import { validateHeaderName, validateHeaderValue } from 'node:http';

import { encodeContent } from '#core/content/encode-content.ts';
import type { FlowResponse } from '#core/interpreter/host.ts';
import { AppError } from '#server/app-error.ts';
import type { Answer, Headers } from './answer.ts';
import { HOP_BY_HOP } from './hop-by-hop.ts';

/** The connection's own affair, or counted here (WDL reference 12.2). */
const NOT_SETTABLE = new Set([...HOP_BY_HOP, 'host', 'content-length']);

/**
 * Pages that flows answer share their origin with the designer. In a sandbox they show and run, but reach neither the
 * session of whoever is signed in nor the API. A flow may set a policy of its own.
 */
const DEFAULT_HEADERS: Headers = {
  'content-security-policy': 'sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads',
  'x-content-type-options': 'nosniff',
};

/** Throws `NoResponse` when what the flow answered cannot be sent. */
export function encodeResponse({ statusCode, headers: asked, body }: FlowResponse): Answer {
  const given = settableHeaders(asked);
  try {
    const { bytes, contentType } =
      body === undefined ? { bytes: new Uint8Array() } : encodeContent(body, given['content-type']);
    const type: Headers = contentType === undefined ? {} : { 'content-type': contentType };
    return { status: statusCode, headers: { ...DEFAULT_HEADERS, ...given, ...type }, bytes };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ContentError') throw error;
    throw new AppError('NoResponse', `The flow's response cannot be sent: ${error.message}`);
  }
}

function settableHeaders(headers: Headers): Headers {
  const settable: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    if (NOT_SETTABLE.has(key)) continue;
    checkHeader(name, value);
    settable[key] = value;
  }
  return settable;
}

function checkHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new AppError('NoResponse', `The flow's response has a header that HTTP does not allow: '${name}'.`);
  }
}

/** An answer over HTTP as its caller reads it. */

import { decodeContent } from '#core/content/decode-content.ts';
import type { Seen } from '#core/interpreter/testing/vector-mismatches.ts';

type SentAnswer = { status: number; headers: { [name: string]: string }; bytes?: Uint8Array };

export function seenResponse({ status, headers, bytes }: SentAnswer): Seen['response'] {
  if (bytes === undefined || bytes.length === 0) return { statusCode: status, headers };
  return { statusCode: status, headers, body: decodeContent(headers['content-type'], bytes) };
}

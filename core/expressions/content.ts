/** Binary and XML values: `{"$content-type", "$content"}` with the bytes in base64 (WDL reference 12.4 and 14). */

import { decodeBase64, encodeBase64 } from '#core/encoding/base64.ts';
import { encodeUtf8 } from '#core/encoding/utf8.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { ExpressionError } from './errors.ts';

export type Content = { '$content-type': string; $content: string };

export const OCTET_STREAM = 'application/octet-stream';
export const XML_TYPE = 'application/xml;charset=utf-8';

/** Throws `PayloadNeeded` when the bytes are stored apart. */
export function isContent(value: Value): value is Content {
  if (!isObject(value) || typeof getOwn(value, '$content-type') !== 'string') return false;
  const content = getOwn(value, '$content');
  if (content instanceof PayloadRef) throw new PayloadNeeded(content);
  return typeof content === 'string';
}

export function isXmlContent(value: Value): value is Content {
  if (!isContent(value)) return false;
  const type = mediaType(value['$content-type']);
  return type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml');
}

export function textContent(type: string, text: string): Content {
  return { '$content-type': type, $content: encodeBase64(encodeUtf8(text)) };
}

/** The content as text in its own charset, UTF-8 when it names none. */
export function contentText(content: Content): string {
  const bytes = decodeBase64(content.$content);
  if (!bytes) throw new ExpressionError("The '$content' of the binary value is no valid base64 text.");
  return decoderOf(content['$content-type']).decode(bytes);
}

function decoderOf(type: string): TextDecoder {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    throw new ExpressionError(`The charset '${charset.slice(0, 40)}' of the value is not known.`);
  }
}

/** The part before the parameters, in lower case. */
function mediaType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

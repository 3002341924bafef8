/** A value → the bytes to send and their content type (WDL reference 12.4). The way back of `decode-content.ts`. */

import { decodeBase64 } from '#core/encoding/base64.ts';
import { encodeUtf8 } from '#core/encoding/utf8.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { ContentError } from './content-error.ts';
import { encodeForm } from './form-content.ts';
import { contentKind, parseMediaType } from './media-type.ts';
import { encodeMultipart } from './multipart-content.ts';

export type EncodedContent = { bytes: Uint8Array; contentType?: string };

/**
 * `contentType` is the header the author set; it stands, whatever the value. Without one a text is sent as
 * `text/plain`, a wrapper as its own type, everything else as JSON; null is no body at all, unless the header says JSON.
 * Throws `ContentError` for a wrapper or charset that cannot be written, `PayloadNeeded` when a stored value is inside.
 *
 * @example encodeContent({ id: 7 }, undefined) // { bytes: '{"id":7}', contentType: 'application/json; charset=utf-8' }
 */
export function encodeContent(value: Value, contentType: string | undefined): EncodedContent {
  if (typeof value === 'string') {
    return { bytes: encodeText(value, contentType), contentType: contentType ?? 'text/plain; charset=utf-8' };
  }
  if (isObject(value) && typeof getOwn(value, '$content-type') === 'string') {
    const wrapped = encodeWrapper(value, contentType);
    if (wrapped) return wrapped;
  }
  if (value === null && contentKind(parseMediaType(contentType)) !== 'json') {
    return { bytes: new Uint8Array(), ...(contentType !== undefined && { contentType }) };
  }
  return { bytes: encodeUtf8(printJson(value)), contentType: contentType ?? 'application/json; charset=utf-8' };
}

/** `undefined` when the object only looks like a wrapper: then it is data like any other. */
function encodeWrapper(value: ValueObject, contentType: string | undefined): EncodedContent | undefined {
  const type = contentType ?? String(value['$content-type']);
  const content = getOwn(value, '$content');
  const parts = getOwn(value, '$multipart');
  const form = getOwn(value, '$formdata');
  // What came in is sent on byte for byte; only what the author put together has to be written.
  if (typeof content === 'string' && (content !== '' || (parts === undefined && form === undefined))) {
    const bytes = decodeBase64(content);
    if (!bytes) throw new ContentError("The '$content' of the body is no valid base64 text.");
    return { bytes, contentType: type };
  }
  if (form !== undefined) return { bytes: encodeForm(form), contentType: type };
  if (parts === undefined) return undefined;
  const given = parseMediaType(type).parameters.boundary;
  const { bytes, boundary } = encodeMultipart(parts, given, encodeContent);
  return { bytes, contentType: given === undefined ? `${type}; boundary=${boundary}` : type };
}

function encodeText(text: string, contentType: string | undefined): Uint8Array {
  const charset = (parseMediaType(contentType).parameters.charset ?? 'utf-8').toLowerCase();
  return charset === 'utf-8' || charset === 'utf8' ? encodeUtf8(text) : encodeSingleByte(text, charset);
}

/** The platform writes UTF-8 only; the table of a one-byte charset follows from reading each of its bytes. */
function encodeSingleByte(text: string, charset: string): Uint8Array {
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decodeByte(code, charset), code]));
  return Uint8Array.from(text, (character) => {
    const code = codes.get(character);
    if (code === undefined) throw new ContentError(`The charset '${charset}' has no character '${character}'.`);
    return code;
  });
}

function decodeByte(code: number, charset: string): string {
  try {
    return new TextDecoder(charset).decode(Uint8Array.of(code));
  } catch {
    throw new ContentError(`A text cannot be sent in the charset '${charset.slice(0, 40)}': use utf-8.`);
  }
}

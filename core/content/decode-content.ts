/** The bytes of a body → the value that expressions see, by its content type (WDL reference 12.4). */

import { encodeBase64 } from '#core/encoding/base64.ts';
import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { ContentError } from './content-error.ts';
import { decodeForm } from './form-content.ts';
import { type ContentKind, contentKind, type MediaType, parseMediaType } from './media-type.ts';
import { decodeMultipart } from './multipart-content.ts';

type Body = { contentType: string; type: MediaType; bytes: Uint8Array };

const DECODERS = {
  none: decodeUnnamed,
  json: decodeJson,
  text: ({ type, bytes, contentType }) => decoderOf(type)?.decode(bytes) ?? wrap(contentType, bytes),
  form: ({ contentType, bytes }) => ({ ...wrap(contentType, bytes), $formdata: decodeForm(bytes) }),
  multipart: ({ contentType, type, bytes }) => ({
    ...wrap(contentType, bytes),
    $multipart: decodeMultipart(type.parameters.boundary, bytes),
  }),
  binary: ({ contentType, bytes }) => wrap(contentType, bytes),
} satisfies { [Kind in ContentKind]: (body: Body) => Value };

/**
 * `contentType` is the header as it came. Call it only when there is a body; of no bytes at all the value is the empty
 * text (or wrapper). Throws `ContentError` for bytes that are no JSON, form or multipart although the header says so.
 *
 * @example decodeContent('application/json', encodeUtf8('{"id":7}')) // { id: 7 }
 */
export function decodeContent(contentType: string | undefined, bytes: Uint8Array): Value {
  const type = parseMediaType(contentType);
  return DECODERS[contentKind(type)]({ contentType: contentType?.trim() ?? '', type, bytes });
}

function wrap(contentType: string, bytes: Uint8Array): ValueObject {
  return { '$content-type': contentType, $content: encodeBase64(bytes) };
}

function decodeJson({ type, bytes }: Body): Value {
  if (bytes.length === 0) return '';
  const text = decodeStrictly(decoderOf(type, true) ?? new TextDecoder('utf-8', { fatal: true }), bytes);
  if (text === undefined) throw new ContentError('The body is said to be JSON, but its bytes are no valid text.');
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = error;
    throw new ContentError(`The body is said to be JSON, but is not: ${error.message}`, { line, column });
  }
}

/** Without a content type the body is raw: text where the bytes are text, else binary. */
function decodeUnnamed({ bytes }: Body): Value {
  const text = decodeStrictly(new TextDecoder('utf-8', { fatal: true }), bytes);
  return text ?? wrap('application/octet-stream', bytes);
}

/** `undefined` when the content type names a charset that is not known. */
function decoderOf({ parameters }: MediaType, fatal = false): TextDecoder | undefined {
  try {
    return new TextDecoder(parameters.charset ?? 'utf-8', { fatal });
  } catch {
    return undefined;
  }
}

function decodeStrictly(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

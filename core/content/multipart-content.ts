/** `multipart/*` (RFC 2046, 5.1) ↔ the list `$multipart` of `{headers, body}`, each body a wrapper of its own type. */

import { encodeBase64 } from '#core/encoding/base64.ts';
import { decodeUtf8, encodeUtf8 } from '#core/encoding/utf8.ts';
import { getOwn, isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { indexOfBytes, joinBytes } from './bytes.ts';
import { ContentError } from './content-error.ts';

const [DASH, LINE_FEED, CARRIAGE_RETURN] = [45, 10, 13];

/** Throws `ContentError` when there is no boundary, or no end after the last part. */
export function decodeMultipart(boundary: string | undefined, bytes: Uint8Array): Value[] {
  if (!boundary) throw new ContentError("The content type of a multipart body must name its 'boundary'.");
  const delimiter = encodeUtf8(`--${boundary}`);
  const parts: Value[] = [];
  let start = findDelimiter(bytes, delimiter, 0);
  while (start !== -1) {
    const after = start + delimiter.length;
    if (bytes[after] === DASH && bytes[after + 1] === DASH) return parts;
    const begin = bytes.indexOf(LINE_FEED, after) + 1;
    start = begin === 0 ? -1 : findDelimiter(bytes, delimiter, begin);
    if (start !== -1) parts.push(decodePart(bytes.subarray(begin, endOfLineBefore(bytes, start))));
  }
  throw new ContentError(`The multipart body does not end with its closing boundary '--${boundary}--'.`);
}

/** A delimiter counts at the start of a line only. */
function findDelimiter(bytes: Uint8Array, delimiter: Uint8Array, from: number): number {
  let found = indexOfBytes(bytes, delimiter, from);
  while (found > 0 && bytes[found - 1] !== LINE_FEED) found = indexOfBytes(bytes, delimiter, found + 1);
  return found;
}

/** The line break before a delimiter belongs to the delimiter. */
function endOfLineBefore(bytes: Uint8Array, delimiter: number): number {
  return bytes[delimiter - 2] === CARRIAGE_RETURN ? delimiter - 2 : delimiter - 1;
}

function decodePart(bytes: Uint8Array): ValueObject {
  const headEnd = endOfHead(bytes);
  const headers = decodeHeaders(decodeUtf8(bytes.subarray(0, headEnd.head)));
  const type = headerOf(headers, 'content-type') ?? 'application/octet-stream';
  return { headers, body: { '$content-type': type, $content: encodeBase64(bytes.subarray(headEnd.body)) } };
}

/** Where the part's headers end and its body begins. A part that starts with a blank line has no headers. */
function endOfHead(bytes: Uint8Array): { head: number; body: number } {
  if (bytes[0] === LINE_FEED) return { head: 0, body: 1 };
  if (bytes[0] === CARRIAGE_RETURN && bytes[1] === LINE_FEED) return { head: 0, body: 2 };
  for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, end + 1)) {
    const next = bytes[end + 1] === CARRIAGE_RETURN ? end + 2 : end + 1;
    if (bytes[next] === LINE_FEED) return { head: end, body: next + 1 };
  }
  throw new ContentError('A part of the multipart body has no blank line between its headers and its body.');
}

function decodeHeaders(text: string): ValueObject {
  const headers: ValueObject = {};
  // A line that begins with a blank continues the one before.
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) setOwn(headers, line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  return headers;
}

function headerOf(headers: ValueObject, name: string): string | undefined {
  const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
  const value = found === undefined ? undefined : getOwn(headers, found);
  return typeof value === 'string' ? value : undefined;
}

type EncodeBody = (value: Value, contentType: string | undefined) => { bytes: Uint8Array; contentType?: string };

/**
 * Writes the parts with the boundary given, else with one that occurs in none of them. `encodeBody` writes the body of a
 * part by its own `Content-Type` header.
 */
export function encodeMultipart(parts: Value, given: string | undefined, encodeBody: EncodeBody) {
  if (!Array.isArray(parts)) throw new ContentError("'$multipart' must be an array of {headers, body}.");
  const encoded = parts.map((part) => encodePart(part, encodeBody));
  const boundary = given ?? freeBoundary(encoded);
  const lines = encoded.flatMap((part) => [encodeUtf8(`--${boundary}\r\n`), part, encodeUtf8('\r\n')]);
  return { boundary, bytes: joinBytes([...lines, encodeUtf8(`--${boundary}--\r\n`)]) };
}

function encodePart(part: Value, encodeBody: EncodeBody): Uint8Array {
  if (!isObject(part)) throw new ContentError("Each entry of '$multipart' must be an object {headers, body}.");
  const given = getOwn(part, 'headers');
  const headers = isObject(given) ? given : {};
  const declared = headerOf(headers, 'content-type');
  const { bytes, contentType } = encodeBody(getOwn(part, 'body') ?? null, declared);
  const lines = Object.entries(headers).map(([name, value]) => headerLine(name, value));
  if (declared === undefined && contentType !== undefined) lines.push(headerLine('Content-Type', contentType));
  return joinBytes([encodeUtf8(`${lines.join('')}\r\n`), bytes]);
}

function headerLine(name: string, value: Value): string {
  const text =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  if (/[\r\n:]/.test(name) || /[\r\n]/.test(text)) {
    throw new ContentError(`The header '${name.slice(0, 40)}' of a multipart part must not hold a line break.`);
  }
  return `${name}: ${text}\r\n`;
}

function freeBoundary(parts: readonly Uint8Array[]): string {
  for (let number = 1; ; number += 1) {
    const boundary = `millrace-part-${number}`;
    const bytes = encodeUtf8(boundary);
    if (parts.every((part) => indexOfBytes(part, bytes) === -1)) return boundary;
  }
}

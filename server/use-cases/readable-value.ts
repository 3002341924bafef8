/** Stored values as text for people: JSON with what is stored apart put back in, whole or cut at a size. */

import { isObject } from '#core/json/objects.ts';
import { PayloadRef } from '#core/json/payload-ref.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import { AppError } from '#server/app-error.ts';
import { loadAll, loadPayload } from '#server/payload-store.ts';
import { readPayloadStart } from '#server/repositories/records.ts';

/** Bytes that are shown of a value; more is downloaded. */
const SHOWN_BYTES = 256 * 1024;
/** Up to here a value is read whole, laid out for reading and then cut; beyond, only its beginning is read. */
const LAID_OUT_BYTES = 2 * 1024 * 1024;

export type ReadableValue = { text: string; size: number; truncated: boolean };

/** `wire` is wire text, as in a record. */
export async function readableValue(wire: string): Promise<ReadableValue> {
  const value = decodeWire(wire);
  const size = Buffer.byteLength(wire) + storedSize(value);
  const text = size <= LAID_OUT_BYTES ? printJson(await loadAll(value), 2) : await beginningOf(value);
  const cut = cutAt(text, SHOWN_BYTES);
  return { text: cut, size, truncated: cut.length < text.length || size > LAID_OUT_BYTES };
}

/** The whole value as compact JSON, piece by piece: no more than one stored value is in memory at a time. */
export async function* wholeValue(value: Value): AsyncGenerator<string> {
  if (value instanceof PayloadRef) {
    yield* wholeValue(await loadPayload(value));
  } else if (storedSize(value) === 0) {
    yield printJson(value);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield index === 0 ? '[' : ',';
      yield* wholeValue(item);
    }
    yield ']';
  } else if (isObject(value)) {
    for (const [index, [name, property]] of Object.entries(value).entries()) {
      yield `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`;
      yield* wholeValue(property);
    }
    yield '}';
  }
}

/** Bytes of all stored values that this one refers to. */
function storedSize(value: Value): number {
  if (value instanceof PayloadRef) return value.size;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + storedSize(item), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce<number>((sum, property) => sum + storedSize(property), 0);
}

/** A value too big to lay out: its text up to the first stored value that fills what is shown. */
async function beginningOf(value: Value): Promise<string> {
  let text = '';
  for await (const piece of beginnings(value)) {
    text += piece;
    if (text.length > SHOWN_BYTES) break;
  }
  return text;
}

async function* beginnings(value: Value): AsyncGenerator<string> {
  if (value instanceof PayloadRef) {
    const start = await readPayloadStart(value.sha256, SHOWN_BYTES);
    if (start === undefined) throw new AppError('NotFound', `The stored value ${value.sha256} is no longer there.`);
    yield start;
  } else if (isObject(value) && storedSize(value) > 0) {
    for (const [index, [name, property]] of Object.entries(value).entries()) {
      yield `${index === 0 ? '{' : ','}\n  ${JSON.stringify(name)}: `;
      yield* beginnings(property);
    }
    yield '\n}';
  } else {
    yield* wholeValue(value);
  }
}

/** At most `bytes` of UTF-8, not ending within a character. */
function cutAt(text: string, bytes: number): string {
  if (text.length * 3 <= bytes) return text;
  const encoded = new TextEncoder().encode(text);
  return encoded.length <= bytes ? text : new TextDecoder().decode(encoded.subarray(0, bytes), { stream: true });
}

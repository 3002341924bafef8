/**
 * Big values travel by reference (architecture, rule 8): what has more than 16 KB of wire text is stored once, by its
 * SHA-256, and a `PayloadRef` takes its place. A stored value never changes, so those read last are kept in memory.
 */

import { createHash } from 'node:crypto';

import { isObject } from '#core/json/objects.ts';
import { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { objectOf } from '#core/json/written-order.ts';

import { findPayload, insertPayload } from './repositories/payloads.ts';

/** Characters of wire text up to which a value stays where it is. */
export const INLINE_LIMIT = 16_384;
/** Objects are looked into this deep for their big parts; what is below is stored as a whole. */
const SPLIT_DEPTH = 3;
const CACHE_BYTES = 64 * 1024 * 1024;

/**
 * The value with its big parts stored and replaced by references. An object keeps its own properties in sight, so that
 * `outputs.body` may be a reference while `outputs.statusCode` is not. `limit`: characters up to which a part stays.
 */
export async function storeBigParts(value: Value, limit = INLINE_LIMIT): Promise<Value> {
  if (encodeWire(value).length <= limit) return value;
  return isObject(value) ? splitObject(value, { depth: 1, limit }) : storeWhole(value);
}

/** The same of a value in wire text. */
export async function storeBigPartsOfWire(wire: string, limit = INLINE_LIMIT): Promise<string> {
  return wire.length <= limit ? wire : encodeWire(await storeBigParts(decodeWire(wire), limit));
}

type Split = { depth: number; limit: number };

async function splitObject(object: ValueObject, by: Split): Promise<ValueObject> {
  const split: [string, Value][] = [];
  for (const [name, property] of Object.entries(object)) split.push([name, await splitProperty(property, by)]);
  return objectOf(split);
}

async function splitProperty(property: Value, { depth, limit }: Split): Promise<Value> {
  const size = encodeWire(property).length;
  if (size <= limit) return property;
  if (!isObject(property) || depth >= SPLIT_DEPTH) return storeWhole(property);
  const split = await splitObject(property, { depth: depth + 1, limit });
  return encodeWire(split).length <= limit ? split : storeWhole(property);
}

async function storeWhole(value: Value): Promise<Value> {
  const type =
    typeof value === 'string' ? 'string' : Array.isArray(value) ? 'array' : isObject(value) ? 'object' : undefined;
  if (type === undefined) return value;
  const bytes = Buffer.from(encodeWire(value), 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await insertPayload({ sha256, type, bytes });
  keep(sha256, value, bytes.length);
  return new PayloadRef(sha256, bytes.length, type);
}

/** The value that is referred to. Throws when it is not in the store (any more). */
export async function loadPayload({ sha256, size }: Pick<PayloadRef, 'sha256' | 'size'>): Promise<Value> {
  const kept = cache.get(sha256);
  if (kept) return kept.value;
  const bytes = await findPayload(sha256);
  if (!bytes) throw new Error(`The payload ${sha256} of ${size} bytes is not in the store.`);
  const value = decodeWire(bytes.toString('utf8'));
  keep(sha256, value, bytes.length);
  return value;
}

/** The value with every reference in it replaced by what it refers to. */
export async function loadAll(value: Value): Promise<Value> {
  if (value instanceof PayloadRef) return loadAll(await loadPayload(value));
  if (Array.isArray(value)) return Promise.all(value.map(loadAll));
  if (!isObject(value)) return value;
  const loaded: [string, Value][] = [];
  for (const [name, property] of Object.entries(value)) loaded.push([name, await loadAll(property)]);
  return objectOf(loaded);
}

/** Values are immutable by convention, so one copy serves all. Insertion order is the order of last use. */
const cache = new Map<string, { value: Value; bytes: number }>();
let cachedBytes = 0;

function keep(sha256: string, value: Value, bytes: number): void {
  if (bytes > CACHE_BYTES / 4) return;
  cachedBytes += bytes - (cache.get(sha256)?.bytes ?? 0);
  cache.delete(sha256);
  cache.set(sha256, { value, bytes });
  for (const [oldest, { bytes: freed }] of cache) {
    if (cachedBytes <= CACHE_BYTES) return;
    cache.delete(oldest);
    cachedBytes -= freed;
  }
}

/**
 * The lossless text of a value, for storage and for Temporal: JSON in which `PayloadRef` and `Decimal` are objects with one
 * reserved name. A name of the user's own that begins like a reserved one gets the prefix once more, so that no data can
 * pass for a reference.
 */

import { Decimal } from './decimal.ts';
import { isObject } from './objects.ts';
import { parseJson } from './parse-json.ts';
import { PayloadRef } from './payload-ref.ts';
import { isPlainValue } from './plain-value.ts';
import { printJson } from './print-json.ts';
import type { Value } from './value.ts';
import { type Writing, writeProperty, writtenObject } from './written-order.ts';

const PREFIX = '$millrace:';
const PAYLOAD = `${PREFIX}payload`;
const DECIMAL = `${PREFIX}decimal`;
const STORED_TYPES = ['string', 'array', 'object'] as const;

export function encodeWire(value: Value): string {
  if (isPlainValue(value)) {
    const text = JSON.stringify(value);
    if (!text.includes(PREFIX)) return text;
  }
  return printJson(escapeValue(value));
}

/** Throws `JsonSyntaxError` for text that is no JSON, `Error` for a reserved name that is not as `encodeWire` writes it. */
export function decodeWire(text: string): Value {
  const value = parseJson(text);
  return text.includes(PREFIX) || text.includes('\\u') ? unescapeValue(value) : value;
}

/** The value itself when there is nothing to escape in it. */
function escapeValue(value: Value): Value {
  if (value instanceof PayloadRef) {
    const { sha256, size, type } = value;
    return { [PAYLOAD]: { sha256, size, type } };
  }
  if (value instanceof Decimal) return { [DECIMAL]: value.toString() };
  return mapInside(value, escapeValue, (name) => (name.startsWith(PREFIX) ? PREFIX + name : name));
}

function unescapeValue(value: Value): Value {
  if (isObject(value)) {
    const names = Object.keys(value);
    const [name] = names;
    if (names.length === 1 && name === PAYLOAD) return decodePayload(value[PAYLOAD]);
    if (names.length === 1 && name === DECIMAL) return decodeDecimal(value[DECIMAL]);
  }
  return mapInside(value, unescapeValue, (name) =>
    name.startsWith(PREFIX + PREFIX) ? name.slice(PREFIX.length) : name,
  );
}

/** Copies only where something changes: almost always the value comes back as it is. */
function mapInside(value: Value, map: (value: Value) => Value, mapName: (name: string) => string): Value {
  if (Array.isArray(value)) {
    const items = value.map(map);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isObject(value)) return value;
  const copy: Writing = { object: {} };
  let isChanged = false;
  for (const name of Object.keys(value)) {
    const property = value[name] ?? null;
    const [newName, newProperty] = [mapName(name), map(property)];
    isChanged ||= newName !== name || newProperty !== property;
    writeProperty(copy, newName, newProperty);
  }
  return isChanged ? writtenObject(copy) : value;
}

function decodePayload(reference: Value | undefined): PayloadRef {
  if (isObject(reference)) {
    const { sha256, size, type } = reference;
    const stored = STORED_TYPES.find((name) => name === type);
    if (typeof sha256 === 'string' && typeof size === 'number' && stored) return new PayloadRef(sha256, size, stored);
  }
  throw new Error(`A stored value holds a malformed '${PAYLOAD}': expected {sha256, size, type}.`);
}

function decodeDecimal(digits: Value | undefined): Decimal {
  const decimal = typeof digits === 'string' ? Decimal.parse(digits) : undefined;
  if (!decimal) throw new Error(`A stored value holds a malformed '${DECIMAL}': expected the digits as text.`);
  return decimal;
}

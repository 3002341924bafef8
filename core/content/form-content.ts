/** `application/x-www-form-urlencoded` ↔ the list `$formdata` of `{key, value}`; order and repeated keys are kept. */

import { decodeUtf8, encodeUtf8 } from '#core/encoding/utf8.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { ContentError } from './content-error.ts';

export function decodeForm(bytes: Uint8Array): Value[] {
  // One leading '?' is dropped by URLSearchParams: ours, not one of the data.
  const pairs = new URLSearchParams(`?${decodeUtf8(bytes)}`);
  return [...pairs].map(([key, value]) => ({ key, value }));
}

export function encodeForm(pairs: Value): Uint8Array {
  if (!Array.isArray(pairs)) throw new ContentError("'$formdata' must be an array of {key, value}.");
  const form = new URLSearchParams();
  for (const pair of pairs) {
    const key = isObject(pair) ? getOwn(pair, 'key') : undefined;
    const value = isObject(pair) ? getOwn(pair, 'value') : undefined;
    if (typeof key !== 'string' || typeof value !== 'string') {
      throw new ContentError("Each entry of '$formdata' must have the texts 'key' and 'value'.");
    }
    form.append(key, value);
  }
  return encodeUtf8(form.toString());
}

/** Takes the secret of addresses for call backs out of values before they are kept or shown. */

import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';

const TOKEN = /(\/hooks\/callbacks\/)[\w-]+/g;

/** @example hideCallback({ notify: 'https://x.example/hooks/callbacks/3q2-7w' }) // { notify: '…/hooks/callbacks/[hidden]' } */
export function hideCallback(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll(TOKEN, '$1[hidden]');
  if (Array.isArray(value)) return value.map(hideCallback);
  if (!isObject(value)) return value;
  return objectOf(Object.entries(value).map(([name, property]) => [name, hideCallback(property)]));
}

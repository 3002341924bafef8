/** Takes the secret of addresses for call backs out of values before they are kept or shown. */

import { isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

const TOKEN = /(\/hooks\/callbacks\/)[\w-]+/g;

/** @example hideCallback({ notify: 'https://x.example/hooks/callbacks/3q2-7w' }) // { notify: '…/hooks/callbacks/[hidden]' } */
export function hideCallback(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll(TOKEN, '$1[hidden]');
  if (Array.isArray(value)) return value.map(hideCallback);
  if (!isObject(value)) return value;
  const shown: ValueObject = {};
  for (const [name, property] of Object.entries(value)) setOwn(shown, name, hideCallback(property));
  return shown;
}

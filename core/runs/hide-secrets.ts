/** Takes credentials out of the inputs of a call before they are kept or shown (WDL reference 12.5). */

import { isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

/** The mark in the place of what must not be shown. */
export const HIDDEN = '[hidden]';

const SECRET_FIELDS = new Set(['password', 'secret', 'pfx', 'value', 'clientsecret', 'token']);
const SECRET_HEADERS = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key']);

/** The inputs with the secret fields of `authentication` and the headers that carry credentials replaced by a mark. */
export function hideSecrets(inputs: Value): Value {
  if (!isObject(inputs)) return inputs;
  const shown: ValueObject = {};
  for (const [name, value] of Object.entries(inputs)) {
    const folded = name.toLowerCase();
    if (folded === 'subscribe' || folded === 'unsubscribe') setOwn(shown, name, hideSecrets(value));
    else if (folded === 'authentication') setOwn(shown, name, hideFields(value, SECRET_FIELDS));
    else if (folded === 'headers') setOwn(shown, name, hideFields(value, SECRET_HEADERS));
    else setOwn(shown, name, folded === 'cookie' ? HIDDEN : value);
  }
  return shown;
}

function hideFields(value: Value, names: ReadonlySet<string>): Value {
  if (typeof value === 'string') return HIDDEN;
  if (!isObject(value)) return value;
  const shown: ValueObject = {};
  for (const [name, field] of Object.entries(value)) {
    setOwn(shown, name, names.has(name.toLowerCase()) ? HIDDEN : field);
  }
  return shown;
}

/** Whether the mark stands somewhere in the value. */
export function holdsHidden(value: Value): boolean {
  if (Array.isArray(value)) return value.some(holdsHidden);
  return isObject(value) ? Object.values(value).some(holdsHidden) : value === HIDDEN;
}

/** The value with each mark replaced by what stands at the same place in the other one; null where nothing does. */
export function revealHidden(value: Value, whole: Value | undefined): Value {
  if (value === HIDDEN) return whole ?? null;
  if (Array.isArray(value)) {
    return value.map((item, index) => revealHidden(item, Array.isArray(whole) ? whole[index] : undefined));
  }
  if (!isObject(value)) return value;
  const revealed: ValueObject = {};
  for (const [name, property] of Object.entries(value)) {
    setOwn(revealed, name, revealHidden(property, isObject(whole) ? whole[name] : undefined));
  }
  return revealed;
}

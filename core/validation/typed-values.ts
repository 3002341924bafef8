/** Which values a parameter of each type takes, and what a value of another type was probably meant to be (WDL reference 2). */

import { isObject } from '#core/json/objects.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value } from '#core/json/value.ts';

export const PARAMETER_TYPES = ['String', 'SecureString', 'Int', 'Float', 'Bool', 'Object', 'SecureObject', 'Array'];

const FITS: { [type: string]: (value: Value) => boolean } = {
  string: (value) => typeof value === 'string',
  securestring: (value) => typeof value === 'string',
  int: (value) => typeName(value) === 'Integer',
  float: (value) => ['Integer', 'Float', 'Decimal'].includes(typeName(value)),
  bool: (value) => typeof value === 'boolean',
  object: isObject,
  secureobject: isObject,
  array: Array.isArray,
};

/** Undefined for a type that there is none of. */
export function fitsType(type: string, value: Value): boolean | undefined {
  return FITS[type.toLowerCase()]?.(value);
}

/** JSON text of the same value as the type wants it: `"5"` → `5` for a number, `5` → `"5"` for text. */
export function convertedText(type: string, value: Value): string | undefined {
  switch (type.toLowerCase()) {
    case 'int':
    case 'integer':
      return typeof value === 'string' && /^\s*-?(0|[1-9]\d*)\s*$/.test(value) ? value.trim() : undefined;
    case 'float':
      return typeof value === 'string' && /^\s*-?(0|[1-9]\d*)(\.\d+)?\s*$/.test(value) ? value.trim() : undefined;
    case 'bool':
    case 'boolean':
      return typeof value === 'string' && /^\s*(true|false)\s*$/i.test(value) ? value.trim().toLowerCase() : undefined;
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? JSON.stringify(String(value)) : undefined;
    default:
      return undefined;
  }
}

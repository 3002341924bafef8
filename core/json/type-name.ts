/** What a value is called in messages (WDL reference 14, Types). */

import { Decimal } from './decimal.ts';
import { Float } from './float.ts';
import { PayloadRef } from './payload-ref.ts';
import type { Value } from './value.ts';

export type TypeName = 'Null' | 'Boolean' | 'String' | 'Integer' | 'Float' | 'Decimal' | 'Array' | 'Object';

const STORED = { string: 'String', array: 'Array', object: 'Object' } as const;

export function typeName(value: Value): TypeName {
  if (value === null || value === undefined) return 'Null';
  switch (typeof value) {
    case 'boolean':
      return 'Boolean';
    case 'string':
      return 'String';
    case 'bigint':
      return 'Integer';
    case 'number':
      return Number.isSafeInteger(value) ? 'Integer' : 'Float';
    default:
      return objectTypeName(value);
  }
}

function objectTypeName(value: Exclude<Value, null | boolean | string | number | bigint>): TypeName {
  if (Array.isArray(value)) return 'Array';
  if (value instanceof Float) return 'Float';
  if (value instanceof Decimal) return 'Decimal';
  return value instanceof PayloadRef ? STORED[value.type] : 'Object';
}

/** Value → JSON text. A float keeps its point (`5.0`), an integer all its digits, properties their order. */

import { Decimal } from './decimal.ts';
import { Float } from './float.ts';
import { floatText } from './number-text.ts';
import { PayloadNeeded, PayloadRef } from './payload-ref.ts';
import { isPlainValue } from './plain-value.ts';
import type { Value } from './value.ts';

type SpecialPrinter = (value: PayloadRef | Decimal) => string;
type Layout = { indent: string; special: SpecialPrinter };

/**
 * Compact, or with `indent` blanks per level. Throws `PayloadNeeded` at a stored value, `RangeError` when the text would
 * be longer than JavaScript allows.
 */
export function printJson(value: Value, indent = 0): string {
  if (indent === 0 && isPlainValue(value)) return JSON.stringify(value);
  return print(value, { indent: ' '.repeat(indent), special: printSpecial }, '\n');
}

function printSpecial(value: PayloadRef | Decimal): string {
  if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  return value.scale === 0 ? `${value.toString()}.0` : value.toString();
}

function print(value: Value, layout: Layout, newline: string): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Number.isSafeInteger(value) ? String(value) : printFloat(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return value.toString();
    case 'object':
      return value === null ? 'null' : printObject(value, layout, newline);
    default:
      return 'null';
  }
}

type ObjectValue = Exclude<Value, null | boolean | string | number | bigint>;

function printObject(value: ObjectValue, layout: Layout, newline: string): string {
  if (value instanceof Float) return printFloat(value.value);
  if (value instanceof PayloadRef || value instanceof Decimal) return layout.special(value);
  const inner = layout.indent === '' ? '' : newline + layout.indent;
  const outer = layout.indent === '' ? '' : newline;
  const next = newline + layout.indent;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[${inner}${value.map((item) => print(item, layout, next)).join(`,${inner}`)}${outer}]`;
  }
  const colon = layout.indent === '' ? ':' : ': ';
  const parts: string[] = [];
  for (const name of Object.keys(value)) {
    const property = value[name];
    if (property !== undefined) parts.push(JSON.stringify(name) + colon + print(property, layout, next));
  }
  return parts.length === 0 ? '{}' : `{${inner}${parts.join(`,${inner}`)}${outer}}`;
}

// JSON has no NaN and no infinity: they become text, as the reference's serializer writes them.
function printFloat(value: number): string {
  if (!Number.isFinite(value)) return JSON.stringify(floatText(value));
  const text = floatText(value);
  return /[.E]/.test(text) ? text : `${text}.0`;
}

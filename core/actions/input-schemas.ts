/** Pieces of input schemas: an expression is accepted wherever a value is, since what it gives is known at run time only. */

import { z } from 'zod';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';

/** True for a string that is an expression or holds one (WDL reference 14). */
export function isExpression(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return (value.startsWith('@') && value.length > 1 && value[1] !== '@') || /(?:^|[^@])@\{/.test(value);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** Anything but nothing. */
export function required(label: string): z.ZodType {
  return z.custom<unknown>(isPresent, `${label} is missing.`);
}

/** Must be there, though null and empty text are values like others. */
export function given(label: string): z.ZodType {
  return z.custom<unknown>((value) => value !== undefined, `${label} is missing.`);
}

/** One of the texts, without regard to letter case, or an expression. */
export function oneOf(label: string, values: readonly string[]): z.ZodType {
  const folded = values.map((value) => value.toLowerCase());
  const isAllowed = (value: unknown): boolean =>
    isExpression(value) || (typeof value === 'string' && folded.includes(value.toLowerCase()));
  const error = `${label} must be one of ${values.join(', ')}, or an expression.`;
  return z.custom<unknown>(isAllowed, { error, params: { choices: values } });
}

/** An object whose values may be anything, or an expression for one. */
export function objectOf(label: string): z.ZodType {
  const isAllowed = (value: unknown): boolean => isExpression(value) || isObject(value as Value);
  return z.custom<unknown>(isAllowed, `${label} must be an object or an expression.`);
}

/** A list, or an expression for one. */
export function listOf(label: string): z.ZodType {
  const isAllowed = (value: unknown): boolean => isExpression(value) || Array.isArray(value);
  return z.custom<unknown>(isAllowed, `${label} must be a list or an expression that gives one.`);
}

/** A whole number, also as text, or an expression. */
export function wholeNumber(label: string): z.ZodType {
  const isAllowed = (value: unknown): boolean =>
    isExpression(value) || Number.isSafeInteger(value) || (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value));
  return z.custom<unknown>(isAllowed, `${label} must be a whole number or an expression.`);
}

/** A name that is no expression: variable names are fixed when the flow is saved (WDL reference 2). */
export function fixedName(label: string): z.ZodType {
  return z
    .custom<unknown>((value) => typeof value === 'string' && value.trim() !== '', `${label} is missing.`)
    .refine((value) => !isExpression(value), `${label} must be a name, not an expression.`);
}

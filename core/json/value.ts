/**
 * The values of the language, as they live in memory.
 *
 * Plain JSON plus what JSON in JavaScript would lose (WDL reference 14 and 24):
 * - an integer beyond 2^53 is a `bigint`; every smaller integer is a `number`;
 * - a float that happens to be whole (`5.0`, `1e3`) is a `Float`, so that it stays a float;
 * - a `decimal()` is a `Decimal` with its own scale;
 * - a value too big to travel is a `PayloadRef` to the payload store.
 * Objects are plain and keep the order of their properties.
 */

import type { Decimal } from './decimal.ts';
import type { Float } from './float.ts';
import type { PayloadRef } from './payload-ref.ts';

export type ValueObject = { [name: string]: Value };

export type Value = null | boolean | string | number | bigint | Float | Decimal | PayloadRef | Value[] | ValueObject;

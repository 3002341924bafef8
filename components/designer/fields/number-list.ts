/** Whole numbers as a person types them: `8, 12, 17`. */

import type { Value } from '#core/json/value.ts';

export type NumberList = {
  /** The numbers typed; undefined when there are none. */
  numbers: number[] | undefined;
  /** What is no number, or out of range. */
  wrong: string[];
};

export function parseNumberList(text: string, range = { least: -Infinity, most: Infinity }): NumberList {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const isNumber = (part: string) => /^-?\d+$/.test(part);
  const isInRange = (part: string) => isNumber(part) && Number(part) >= range.least && Number(part) <= range.most;
  const numbers = parts.filter(isNumber).map(Number);
  return { numbers: numbers.length > 0 ? numbers : undefined, wrong: parts.filter((part) => !isInRange(part)) };
}

/** A single number may stand in place of a list (WDL reference 13). */
export function printNumberList(value: Value | undefined): string {
  if (value === undefined) return '';
  return (Array.isArray(value) ? value : [value]).map(String).join(', ');
}

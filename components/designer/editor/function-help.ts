/** What a tooltip says about a function of the language: its call with the argument at hand, and words from its row. */

import type { FunctionParam, FunctionRow } from '#core/expressions/functions/define-function.ts';
import { findFunction } from '#core/expressions/functions/index.ts';

export type FunctionHelp = {
  /** The call in pieces: `concat(`, `text1`, `, `, …; `isActive` marks the argument at hand. */
  signature: { text: string; isActive: boolean }[];
  summary: string;
  /** About the argument at hand: its type and what it is. */
  argument: string | undefined;
  /** `concat('a', 'b') → "ab"`. */
  example: string;
};

/** Undefined for a name that is no function. */
export function functionHelp(name: string, argument?: number): FunctionHelp | undefined {
  const row = findFunction(name);
  if (!row) return undefined;
  const active = argument === undefined ? undefined : activeParam(row, argument);
  const { expression, result } = row.example;
  return {
    signature: signatureOf(row, active),
    summary: row.summary,
    argument: active && `${active.name}: ${active.type}. ${active.summary}`,
    example: result === undefined ? expression : `${expression} → ${result}`,
  };
}

/** The last parameter stands for all further arguments when it is a rest. */
function activeParam({ params }: FunctionRow, argument: number): FunctionParam | undefined {
  const last = params.at(-1);
  return params[argument] ?? (last?.rest ? last : undefined);
}

function signatureOf(
  { name, params, returns }: FunctionRow,
  active: FunctionParam | undefined,
): FunctionHelp['signature'] {
  const pieces = params.flatMap((param, index) => [
    { text: index === 0 ? '' : ', ', isActive: false },
    { text: `${param.rest ? '…' : ''}${param.name}${param.optional ? '?' : ''}`, isActive: param === active },
  ]);
  const call = [{ text: `${name}(`, isActive: false }, ...pieces, { text: `) → ${returns}`, isActive: false }];
  return call.filter(({ text }) => text !== '');
}

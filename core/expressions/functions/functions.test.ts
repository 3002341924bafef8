import { describe, expect, it } from 'vitest';
import { contextFromSnapshot } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate, expressionProblems } from '#core/expressions/template.ts';
import { equalValues } from '#core/json/equals.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import { findFunction, functionTable } from './index.ts';

const context = contextFromSnapshot(
  {},
  { random: () => 0, newGuid: () => '00000000-0000-4000-8000-000000000000', now: 0 },
);

describe('the table of functions', () => {
  it('has every name once, in any letter case', () => {
    const names = functionTable.flatMap((row) => [row.name, ...(row.aliases ?? [])]).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(findFunction('TOUPPER')?.name).toBe('toUpper');
    expect(findFunction('decodeBase64')?.name).toBe('base64ToString');
  });

  it.each(functionTable.map((row) => ({ row, title: row.name })))(
    'gives an example of $title that holds',
    ({ row }) => {
      const { expression, result } = row.example;
      expect(expressionProblems(`@${expression}`)).toEqual([]);
      if (result === undefined) return;
      const value = evaluateTemplate(`@${expression}`, context);
      expect(equalValues(value, parseJson(result)) ? result : printJson(value)).toBe(result);
    },
  );
});

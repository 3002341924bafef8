import { describe, expect, it } from 'vitest';
import { ExpressionError } from '#core/expressions/errors.ts';
import { contextFromSnapshot } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate, expressionProblems } from '#core/expressions/template.ts';
import { equalValues } from '#core/json/equals.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { findFunction, functionTable } from './index.ts';

const source = { random: () => 0, newGuid: () => '00000000-0000-4000-8000-000000000000', now: 0 };
const context = contextFromSnapshot({}, source);

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

describe('hostile arguments', () => {
  const digits = '9'.repeat(1_000_000);
  const hostile = contextFromSnapshot({ variables: { digits, deep: deepArray(5000) } }, source);

  it.each(["@int(variables('digits'))", "@decimal(variables('digits'))", "@json(variables('digits'))"])(
    'are refused by %s at once',
    (text) => {
      const start = performance.now();
      expect(() => evaluateTemplate(text, hostile)).toThrow(ExpressionError);
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );

  it('are no reason to overflow the stack', () => {
    expect(() => evaluateTemplate("@string(variables('deep'))", hostile)).not.toThrow(RangeError);
  });
});

function deepArray(depth: number): Value {
  let value: Value = [];
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

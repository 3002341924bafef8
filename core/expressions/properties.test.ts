/** What holds for every expression, tried with random ones. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Float } from '#core/json/float.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Call, Expression, Literal, Member } from './ast.ts';
import { ExpressionError } from './errors.ts';
import { functionTable } from './functions/index.ts';
import { parseExpression } from './parser.ts';
import { printExpression } from './print.ts';
import type { EvaluationSnapshot } from './snapshot.ts';
import { contextFromSnapshot } from './snapshot-context.ts';
import { evaluateTemplate } from './template.ts';

function withoutRanges(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) =>
      key === 'range' || key === 'nameRange' ? undefined : typeof inner === 'bigint' ? `${inner}n` : inner,
    ),
  );
}

const range = { start: 0, end: 0 };
const literal: fc.Arbitrary<Literal> = fc
  .oneof(
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
    fc.integer({ min: -1000, max: 1000 }).map((value) => new Float(value)),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
  )
  .map((value) => ({ kind: 'literal', value, range }));
const nameText = fc.constantFrom('concat', 'body', 'variables', 'x1', '_y');
const expression = fc.letrec<{ call: Call; member: Member; expression: Expression }>((tie) => ({
  expression: fc.oneof({ depthSize: 'small' }, literal, tie('call'), tie('member')),
  call: fc.record({
    kind: fc.constant('call'),
    name: nameText,
    arguments: fc.array(tie('expression'), { maxLength: 3 }),
    range: fc.constant(range),
    nameRange: fc.constant(range),
  }),
  member: fc.oneof(
    fc.record({
      kind: fc.constant('member'),
      target: fc.oneof({ depthSize: 'small' }, tie('call'), tie('member')),
      key: tie('expression'),
      isOptional: fc.boolean(),
      isDotted: fc.constant(false),
      range: fc.constant(range),
    }),
    fc.record({
      kind: fc.constant('member'),
      target: fc.oneof({ depthSize: 'small' }, tie('call'), tie('member')),
      key: nameText.map((value): Literal => ({ kind: 'literal', value, range })),
      isOptional: fc.boolean(),
      isDotted: fc.constant(true),
      range: fc.constant(range),
    }),
  ),
})).expression;

describe('the parser', () => {
  it('reads back what is printed', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        expect(withoutRanges(parseExpression(printExpression(tree)))).toEqual(withoutRanges(tree));
      }),
    );
  });
});

const argument = fc.constantFrom(
  "'a'",
  "''",
  '0',
  '-1',
  '2',
  '1.5',
  '9223372036854775807',
  'true',
  'null',
  "json('[]')",
  'json(\'[1,"a",null]\')',
  'json(\'{"a":1}\')',
  "xml('<a>1</a>')",
  "binary('x')",
  "decimal('1.5')",
  "'2018-03-15T00:00:00Z'",
  "'Day'",
  "'N2'",
  "'fr-FR'",
  "'@{}'",
  'createArray(1,2)',
  "variables('big')",
  "'%41'",
  "'data:,x'",
  "'//a'",
  "float('NaN')",
  "'https://example.org/a?b'",
  "'UTC'",
  "'yyyy'",
);
const anyCall = fc
  .tuple(fc.constantFrom(...functionTable.map((row) => row.name)), fc.array(argument, { maxLength: 4 }))
  .map(([name, values]) => `@${name}(${values.join(',')})`);

describe('evaluation', () => {
  it('throws nothing but ExpressionError and PayloadNeeded', () => {
    const snapshot: EvaluationSnapshot = {
      variables: { big: new PayloadRef('ab', 20_000, 'array') },
      item: 1,
      now: '2024-01-01T00:00:00Z',
    };
    const template = fc.oneof(
      { weight: 4, arbitrary: anyCall },
      { weight: 1, arbitrary: fc.string() },
      expression.map((tree) => `@${printExpression(tree)}`),
    );
    const context = contextFromSnapshot(snapshot, {
      random: () => 0.5,
      newGuid: () => '00000000-0000-4000-8000-000000000000',
    });
    fc.assert(
      fc.property(template, (text) => {
        try {
          evaluateTemplate(text, context);
        } catch (error) {
          if (!(error instanceof ExpressionError) && !(error instanceof PayloadNeeded)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});

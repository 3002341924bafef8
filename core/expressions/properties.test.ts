/** What holds for every expression, tried with random ones. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '#core/json/decimal.ts';
import { Float } from '#core/json/float.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import type { Call, Expression, Literal, Member } from './ast.ts';
import { ExpressionError } from './errors.ts';
import { functionTable } from './functions/index.ts';
import { parseExpression } from './parser.ts';
import { printExpression, printTemplateString } from './print.ts';
import type { EvaluationSnapshot } from './snapshot.ts';
import { contextFromSnapshot } from './snapshot-context.ts';
import { evaluateTemplate, parseTemplateString } from './template.ts';
import type { TemplatePart } from './template-string.ts';

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
const functionName = fc.constantFrom(...functionTable.flatMap((row) => [row.name, ...(row.aliases ?? [])]));

/** Trees whose calls have names of `name` and whose leaves are `leaf`. */
const expressionOf = (name: fc.Arbitrary<string>, leaf: fc.Arbitrary<Expression>) =>
  fc.letrec<{ call: Call; member: Member; expression: Expression }>((tie) => ({
    expression: fc.oneof({ depthSize: 'small' }, leaf, tie('call'), tie('member')),
    call: fc.record({
      kind: fc.constant('call'),
      name,
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
const expression = expressionOf(nameText, literal);

describe('the parser', () => {
  it('reads back what is printed', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        expect(withoutRanges(parseExpression(printExpression(tree)))).toEqual(withoutRanges(tree));
      }),
    );
  });
});

const templateText = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom('@', '@@', '@{', '@@{', '}', "'", 'a', ' ', "concat('x')", '1'), { maxLength: 8 })
    .map((parts) => parts.join('')),
  fc
    .array(
      fc.oneof(
        fc.string(),
        expression.map((tree) => `@{${printExpression(tree)}}`),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join('')),
);

describe('a string of a definition', () => {
  it('has the same parts when it is printed and read again', () => {
    fc.assert(
      fc.property(templateText, (text) => {
        const parts = partsOf(text);
        if (parts) expect(withoutRanges(partsOf(printTemplateString(parts)))).toEqual(withoutRanges(parts));
      }),
      { numRuns: 1000 },
    );
  });
});

/** `undefined` for a string that is no template. */
function partsOf(text: string): TemplatePart[] | undefined {
  try {
    return parseTemplateString(text);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

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

const source = { random: () => 0.5, newGuid: () => '00000000-0000-4000-8000-000000000000' };

const telling = fc.constantFrom(
  ...[
    '',
    'a',
    '5',
    '-1.5',
    'true',
    'Day',
    'Month',
    'N2',
    '#,##0.00',
    'E',
    'yyyy-MM-dd',
    'o',
    'fr-FR',
    'de-DE',
    'UTC',
    '<a/>',
  ],
  ...[
    '2018-03-15T00:00:00Z',
    '2018-03-15',
    '{"a":[1]}',
    'data:,x',
    'aGVsbG8=',
    'https://a.b/c?d',
    '/r/a',
    '1.02:00:00',
  ],
  ...['\ud800', '😀', 'a'.repeat(2000), '@{1}', '__proto__', '%41%', '\u0000'],
);
/** Anything a value may be in memory, and more than JSON has. */
const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Value[]>(null, true, false, 0, 1, 2, -1, 0.5, 2 ** 63, -(2n ** 63n), 2n ** 63n, 2n ** 200n),
    fc.double().map((number) => new Float(number)),
    fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }).map((digits) => Decimal.of(digits, 10)),
    fc.constant(new PayloadRef('ab', 20_000, 'array')),
    telling,
    fc.string(),
    telling.map((content) => ({ '$content-type': 'application/xml', $content: content })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(telling, fc.string()), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const variable: fc.Arbitrary<Expression> = fc.constantFrom('a', 'b', 'c').map((name) => ({
  kind: 'call',
  name: 'variables',
  arguments: [{ kind: 'literal', value: name, range }],
  range,
  nameRange: range,
}));
const anyTree = expressionOf(
  functionName,
  fc.oneof(
    literal,
    variable,
    variable,
    telling.map((value): Expression => ({ kind: 'literal', value, range })),
  ),
);

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
    const context = contextFromSnapshot(snapshot, source);
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

  it('throws nothing else for any tree of any functions over any values', () => {
    fc.assert(
      fc.property(
        anyTree,
        fc.array(anyValue, { minLength: 3, maxLength: 3 }),
        (tree, [a = null, b = null, c = null]) => {
          const snapshot: EvaluationSnapshot = { variables: { a, b, c }, item: a, now: '2024-01-01T00:00:00Z' };
          try {
            evaluateTemplate(`@${printExpression(tree)}`, contextFromSnapshot(snapshot, source));
          } catch (error) {
            if (!(error instanceof ExpressionError) && !(error instanceof PayloadNeeded)) throw error;
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});

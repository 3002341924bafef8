import { describe, expect, it } from 'vitest';
import { Float } from '#core/json/float.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { describeError, ExpressionError } from './errors.ts';
import { printTemplateString } from './print.ts';
import type { EvaluationSnapshot } from './snapshot.ts';
import { contextFromSnapshot } from './snapshot-context.ts';
import {
  compileTemplate,
  evaluateTemplate,
  expressionProblems,
  parseTemplateString,
  referencesOf,
} from './template.ts';

const source = { random: () => 0.5, newGuid: () => '00000000-0000-4000-8000-000000000000', now: 0 };

function evaluate(template: Value, snapshot: EvaluationSnapshot = {}): Value {
  return evaluateTemplate(template, contextFromSnapshot(snapshot, source));
}

function errorOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

/** What the evaluation throws, as it is shown. */
function failure(template: Value, snapshot?: EvaluationSnapshot): string {
  const error = errorOf(() => evaluate(template, snapshot));
  return error instanceof ExpressionError ? describeError(error) : `no ExpressionError: ${String(error)}`;
}

describe('templates', () => {
  it('evaluate strings at every depth, names of properties too, and keep the rest', () => {
    const template = {
      a: ['@add(1,2)', 'plain', 5],
      "@{variables('n')}": { deep: "x@{variables('n')}" },
      '@@b': '@@c',
    };
    expect(evaluate(template, { variables: { n: 'N' } })).toEqual({
      a: [3, 'plain', 5],
      N: { deep: 'xN' },
      '@b': '@c',
    });
  });

  it('without an expression are constant and evaluate to themselves', () => {
    const template = { a: [1, 'x', new Float(5)] };
    const compiled = compileTemplate(template);
    expect(compiled.isConstant).toBe(true);
    expect(compiled.evaluate(contextFromSnapshot({}, source))).toBe(template);
    expect(compileTemplate('@@x').isConstant).toBe(true);
    expect(compileTemplate({ a: '@utcNow()' }).isConstant).toBe(false);
  });

  it('keep the type of a whole expression and make text of an embedded one', () => {
    expect(evaluate('@createArray(1,2.0)')).toEqual([1, new Float(2)]);
    expect(evaluate('n=@{createArray(1,2.0)}')).toBe('n=[1,2.0]');
  });

  it('take @@{ for a literal only beside a real interpolation', () => {
    expect(evaluate('a @@{b}')).toBe('a @@{b}');
    expect(evaluate('a @@{b} @{1}')).toBe('a @{b} 1');
  });

  it('may hold a result named __proto__', () => {
    const value = evaluate({ "@{concat('__proto__')}": 1 });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.hasOwn(value as object, '__proto__')).toBe(true);
  });
});

describe('errors', () => {
  it('point at the place and suggest the name', () => {
    expect(failure("Hi @{variables('user').Emial}", { variables: { user: { Email: 1, Name: 2 } } })).toBe(
      [
        "The property 'Emial' does not exist; the object has 'Email', 'Name'. Did you mean 'Email'?",
        "Hi @{variables('user').Emial}",
        '     ^^^^^^^^^^^^^^^^^^^^^^^ position 6',
      ].join('\n'),
    );
  });

  it.each([
    ["@concta('a')", "The template function 'concta' is not defined or not valid. Did you mean 'concat'?"],
    [
      '@length(5)',
      "The function 'length' expects a text or array as its first argument 'collection', but was given Integer 5.",
    ],
    ['@if(true,1)', "The function 'if' expects 3 arguments: if(condition, valueIfTrue, valueIfFalse). It was given 2."],
    ["@'abc'[0]", 'Only a function call may be followed by a property or an index.'],
    ['@add(1,"2")', "The character '\"' is not expected here. Text stands in single quotes: 'text'."],
    ["@variables('a')['b']['c']", "The property 'c' cannot be read because the value before it is null."],
    ['@json(\'{"a":}\')', "Expected a value but found '}' at line 1, column 6."],
    [
      "@actions('Get_usr')",
      "The action 'Get_usr' is not found or has not run before this step. Did you mean 'Get_user'?",
    ],
  ])('of %s say what would be right', (template, message) => {
    const snapshot = { variables: { a: { b: null } }, actions: { Get_user: { name: 'Get_user' } } };
    expect(failure(template, snapshot)).toContain(message);
  });

  it('report an expression that is too long or nested too deep', () => {
    expect(failure(`@concat('${'x'.repeat(9000)}')`)).toContain('8192 are allowed');
    expect(failure(`@${'not('.repeat(400)}true${')'.repeat(400)}`)).toContain('nested deeper');
    expect(failure(`@variables('a')${'?.b'.repeat(400)}`)).toContain('nested deeper');
    expect(failure(`@${'not('.repeat(10_000)}true${')'.repeat(10_000)}`)).toContain('nested deeper');
    expect(failure(`@${'('.repeat(10_000)}1${')'.repeat(10_000)}`)).toContain("'(' is not expected");
    expect(failure(`@variables('a')${"[variables('a')".repeat(10_000)}`)).toContain('nested deeper');
  });

  it('report a text result over the limit instead of exhausting the memory', () => {
    const text = 'a'.repeat(60_000);
    expect(failure("@replace(variables('t'),'a',variables('t'))", { variables: { t: text } })).toContain('are allowed');
    expect(failure("@join(range(0,100000),variables('t'))", { variables: { t: text } })).toContain('are allowed');
    const lines = '\n'.repeat(6_000_000);
    expect(failure("@split(variables('t'),decodeUriComponent('%0A'))", { variables: { t: lines } })).toContain(
      'work with 6000001 items; 5000000 are allowed',
    );
    expect(failure("@chunk(variables('t'),1)", { variables: { t: lines } })).toContain('are allowed');
    expect(failure("@formatNumber(1,variables('t'))", { variables: { t: lines } })).toContain('1000 are allowed');
    expect(failure("@utcNow(variables('t'))", { variables: { t: lines }, now: '2024-01-01' })).toContain(
      '1000 are allowed',
    );
  });
});

describe('stored values', () => {
  const payload = new PayloadRef('ab', 20_000, 'object');
  const snapshot: EvaluationSnapshot = {
    variables: { big: payload },
    actions: { Get: { name: 'Get', outputs: { body: payload } }, All: { name: 'All', outputs: payload } },
  };

  it.each([
    ["@body('Get')", payload],
    ["@outputs('All')", payload],
    ["@createArray(variables('big'))", [payload]],
    ["@if(true,variables('big'),1)", payload],
    ["@coalesce(null,variables('big'))", payload],
    ["@setProperty(json('{}'),'x',variables('big'))", { x: payload }],
    ["@equals(variables('big'),null)", false],
    ["@equals(variables('big'),variables('big'))", true],
  ])('pass untouched through %s', (template, expected) => {
    expect(evaluate(template, snapshot)).toEqual(expected);
  });

  it.each([
    "@body('All')",
    "@body('Get')?['x']",
    "@{variables('big')}",
    "@string(createArray(variables('big')))",
    "@empty(variables('big'))",
    "@length(variables('big'))",
    "@equals(variables('big'),'x')",
    "@contains(createArray(variables('big')),'x')",
    "@union(createArray(variables('big')),createArray(1))",
    "@json(variables('big'))",
    "@xml(setProperty(json('{}'),'x',variables('big')))",
    "@base64(variables('big'))",
    "@sort(createArray(variables('big')),'a')",
    "@max(variables('big'))",
  ])('are asked for by %s', (template) => {
    expect(() => evaluate(template, snapshot)).toThrow(PayloadNeeded);
  });
});

describe('references', () => {
  it('name what a template reads', () => {
    const template = {
      a: "@body('A')?['x']",
      b: "@{variables('v')}@{parameters('p')}@{items('L')}@{iterationIndexes('U')}",
      c: ["@result('S')", '@triggerBody()', "@formDataValue('F','k')", '@item()', "@actions('A')"],
      "@{variables('w')}": "@outputs(concat('x'))",
    };
    expect(referencesOf(template)).toEqual({
      actions: ['A', 'F'],
      results: ['S'],
      variables: ['v', 'w'],
      parameters: ['p'],
      loops: ['L', 'U'],
      trigger: true,
      item: true,
      dynamic: true,
      functions: [
        'body',
        'variables',
        'parameters',
        'items',
        'iterationIndexes',
        'result',
        'triggerBody',
        'formDataValue',
        'item',
        'actions',
        'outputs',
        'concat',
      ],
    });
    expect(compileTemplate(template).references).toEqual(referencesOf(template));
  });

  it('come from what can be read when a part is broken', () => {
    expect(referencesOf(['@body(', "@body('A')"]).actions).toEqual(['A']);
  });

  it('of broken expressions are reported with pointer and range', () => {
    expect(expressionProblems({ 'a/b': ['x', '@add(1,)'], c: '@nope()' })).toEqual([
      { pointer: '/a~1b/1', message: expect.stringContaining("')' is not expected"), range: { start: 7, end: 8 } },
      { pointer: '/c', message: expect.stringContaining("'nope' is not defined"), range: { start: 1, end: 5 } },
    ]);
  });
});

describe('parts of a string', () => {
  it('carry their place', () => {
    const text = 'a @{add(1,2)} b';
    const parts = parseTemplateString(text);
    expect(parts.map(({ kind, range }) => [kind, text.slice(range.start, range.end)])).toEqual([
      ['literal', 'a '],
      ['expression', '@{add(1,2)}'],
      ['literal', ' b'],
    ]);
  });

  it.each(['@@x', 'a @@{b} @{1} c', "@concat('it''s', 1)", 'plain', '', '@', "@{triggerBody()?['a'].b}"])(
    'print back to %j',
    (text) => {
      const parts = parseTemplateString(text);
      expect(printTemplateString(parseTemplateString(printTemplateString(parts)))).toBe(printTemplateString(parts));
      expect(parseTemplateString(printTemplateString(parts)).map((part) => part.kind)).toEqual(
        parts.map((part) => part.kind),
      );
    },
  );
});

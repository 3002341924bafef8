import { describe, expect, it } from 'vitest';
import type { Value } from '#core/json/value.ts';
import { matchesPattern } from './linear-pattern.ts';
import { validateJson } from './validate-json.ts';

const MINE = 'a'.repeat(50_000);

describe('a pattern', () => {
  it.each([
    ['^\\d{3}-\\d{4}$', '123-4567', true],
    ['^\\d{3}$', '1234', false],
    ['b', 'abc', true],
    ['^.$', '😀', true],
    ['^\\uD83D\\uDE00$', '😀', true],
    ['^[\\u4e00-\\u9fa5]+$', '中文', true],
    ['^\\S+$', 'a\u00a0b', false],
    ['^a\\sb$', 'a\u2003b', true],
    ['^[\\s\\-]$', '\u00a0', true],
    ['^[\\w.-]+@[\\w-]+\\.\\w+$', 'ada@example.org', true],
    ['^(?<year>\\d{4})$', '2018', true],
    ['(?<=a)b', 'ab', true],
    ['^\\p{Lu}', 'É', true],
    ['\\/', 'a/b', true],
  ])('%s in %j: %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
    expect(validateJson({ pattern }, text)).toHaveLength(expected ? 0 : 1);
  });

  it('says what does not match, and where', () => {
    expect(validateJson({ properties: { zip: { type: 'string', pattern: '^\\d{5}$' } } }, { zip: 'x' })).toEqual([
      { pointer: '/zip', message: 'The value does not match the pattern "^\\d{5}$".' },
    ]);
  });

  it.each(['^(a+)+$', '^(a|a)*$', '(a*)*b', '^(\\w+\\s?)*$'])(
    'that would backtrack for ever takes no time: %s',
    (pattern) => {
      const start = performance.now();
      validateJson({ pattern, patternProperties: { [pattern]: {} } }, `${MINE}!`);
      validateJson({ patternProperties: { [pattern]: { type: 'string' } } }, { [`${MINE}!`]: 1 });
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );

  it.each([
    ['^(?=a)', 'lookahead, "(?=" and "(?!", is not available'],
    ['(a)\\1', 'references to earlier groups are not available'],
    ['(', 'missing closing )'],
    ['a'.repeat(5000), 'has 5000 characters'],
  ])('%s is refused with the reason', (pattern, reason) => {
    expect(validateJson({ pattern }, 'a')[0]?.message).toContain(reason);
    expect(validateJson({ patternProperties: { [pattern]: {} } }, {})[0]?.message).toContain(reason);
  });

  it('stands beside a format and other parts', () => {
    const schema: Value = { format: 'email', pattern: '@example\\.org$', allOf: [{ minLength: 20 }] };
    expect(validateJson(schema, 'a@example.com').map(({ message }) => message)).toHaveLength(2);
    expect(validateJson(schema, 'ada.lovelace@example.org')).toEqual([]);
    expect(validateJson(schema, 5)).toEqual([]);
  });
});

describe('patterns of names', () => {
  const schema: Value = {
    properties: { pattern: { type: 'string' }, patternProperties: { type: 'number' } },
    patternProperties: { '^n_': { type: 'number' }, _s$: { type: 'string' } },
    additionalProperties: false,
  };

  it('hold the values of the names they match', () => {
    expect(validateJson(schema, { n_a: 1, 'a.b_s': 't', pattern: 'x', patternProperties: 1 })).toEqual([]);
    expect(validateJson(schema, { n_a: 't', b_s: 2 })).toEqual([
      { pointer: '/n_a', message: 'Expected number, found string.' },
      { pointer: '/b_s', message: 'Expected string, found number.' },
    ]);
  });

  it('leave all others to additionalProperties', () => {
    expect(validateJson(schema, { other: 1 })).toEqual([
      { pointer: '/other', message: 'This property is not allowed.' },
    ]);
  });

  it('count one by one, though they match the same names', () => {
    const both: Value = { patternProperties: { '^a': { minimum: 5 }, b$: { maximum: 3 } } };
    expect(validateJson(both, { ab: 4 })).toHaveLength(2);
    expect(validateJson({ enum: [{ patternProperties: { x: 1 } }] }, { patternProperties: { x: 1 } })).toEqual([]);
  });
});

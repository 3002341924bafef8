import { describe, expect, it } from 'vitest';
import { equalValues } from './equals.ts';
import { getProperty } from './get-property.ts';
import { isObject, setOwn } from './objects.ts';
import { parseJson } from './parse-json.ts';
import { printJson } from './print-json.ts';
import { decodeWire, encodeWire } from './wire.ts';
import { isIndexName, objectOf } from './written-order.ts';

describe('names that look like integers', () => {
  it.each([
    ['0', true],
    ['10', true],
    ['4294967294', true],
    ['4294967295', false],
    ['01', false],
    ['-1', false],
    ['1.0', false],
    ['', false],
    ['1a', false],
  ])('%s: %s', (name, expected) => {
    expect(isIndexName(name)).toBe(expected);
    expect(Object.keys({ b: 1, [name]: 2 })[0] === name).toBe(expected);
  });
});

describe('an object', () => {
  const texts = [
    '{"b":1,"10":2,"2":3,"a":4}',
    '{"2":{"4":1,"3":2.0},"1":[{"b":1,"0":2}]}',
    '{"1":1,"b":{"a":1,"0":2}}',
  ];

  it.each(texts)('keeps the order it was written in: %s', (text) => {
    const value = parseJson(text);
    expect(printJson(value)).toBe(text);
    expect(printJson(decodeWire(encodeWire(value)))).toBe(text);
    expect(equalValues(value, JSON.parse(text))).toBe(true);
  });

  it('lists its names as written to everyone', () => {
    const value = parseJson('{"b":1,"2":2}');
    if (!isObject(value)) throw new Error('no object');
    expect(Object.entries(value)).toEqual([
      ['b', 1],
      ['2', 2],
    ]);
    expect(JSON.stringify({ ...value })).toBe('{"2":2,"b":1}');
    expect(JSON.stringify(value)).toBe('{"b":1,"2":2}');
    expect(getProperty(value, '2')).toBe(2);
  });

  it('takes a name that is added later to the end', () => {
    const value = objectOf([
      ['b', 1],
      ['2', 2],
    ]);
    setOwn(value, '1', 3);
    delete value.b;
    expect(JSON.stringify(value)).toBe('{"2":2,"1":3}');
  });

  it('lets the last of equal names win and moves it to the end', () => {
    expect(printJson(parseJson('{"2":1,"1":1,"2":3}'))).toBe('{"1":1,"2":3}');
  });
});

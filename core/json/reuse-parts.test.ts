import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';
import { printJson } from './print-json.ts';
import { reuseParts } from './reuse-parts.ts';
import type { ValueObject } from './value.ts';

function read(text: string): ValueObject {
  return parseJson(text) as ValueObject;
}

describe('a value that is read again', () => {
  it('is the last one when nothing has changed', () => {
    const text = '{"a": [1, 5.0, {"b": null}], "c": "x", "2": 1, "1": 2, "__proto__": {"d": 1}}';
    const last = read(text);
    expect(reuseParts(last, read(text))).toBe(last);
  });

  it('keeps the parts beside a change', () => {
    const last = read('{"a": {"b": [1, {"c": 2}]}, "d": {"e": "old"}}');
    const next = reuseParts(last, read('{"a": {"b": [1, {"c": 2}]}, "d": {"e": "new"}}'));
    expect(next).toEqual(read('{"a": {"b": [1, {"c": 2}]}, "d": {"e": "new"}}'));
    expect(next.a).toBe(last.a);
    expect(next.d).not.toBe(last.d);
  });

  it.each([
    ['the kind of a number', '{"a": 5}', '{"a": 5.0}'],
    ['the order of properties', '{"a": 1, "b": 2}', '{"b": 2, "a": 1}'],
    ['the order of names like integers', '{"1": 1, "2": 2}', '{"2": 2, "1": 1}'],
    ['a property less', '{"a": 1, "b": 2}', '{"a": 1}'],
    ['an item less', '[[1, 2]]', '[[1]]'],
    ['an object for a list', '{"a": []}', '{"a": {}}'],
  ])('tells %s apart', (_, from, to) => {
    expect(printJson(reuseParts(parseJson(from), parseJson(to)))).toBe(printJson(parseJson(to)));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json/parse-json.ts';
import { parseDocument } from './json-document.ts';
import { fromPointer, nodeAt, toPointer } from './json-pointer.ts';
import { nodeValue, rangeInText } from './json-value.ts';

describe('parseDocument', () => {
  it('reads any JSON to the same value as the parser of values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const { root, problems } = parseDocument(text);
        expect(problems).toEqual([]);
        expect(root && nodeValue(root)).toEqual(parseJson(text));
      }),
    );
  });

  it('knows where everything stands', () => {
    const text = ' {"a" : [1, {"b": "x"}]}';
    const node = nodeAt(parseDocument(text).root, ['a', '1', 'b']);
    expect(node && text.slice(node.start, node.end)).toBe('"x"');
  });

  it.each([
    ['{"a": 1,}', 'Remove this comma', ['a']],
    ['{"a": 1 "b": 2}', "Expected ','", ['a', 'b']],
    ['{"a": , "b": 2}', 'Expected a value', ['b']],
    ['{"a": tru, "b": 2}', "found 'tru'", ['b']],
    ['{"a" 1, "b": 2}', "Expected ':'", ['b']],
    ['{"a": {"x": 1, "b": 2}', "Expected '}'", ['a']],
    ['{"a": "open\n, "b": 2}', 'no closing quote', ['a', 'b']],
    ['{a: 1, "b": 2}', 'Expected a name', ['b']],
    ['{"a": 01, "b": 2}', "found '01'", ['b']],
    ['{"b": 2} x', 'end of the text', ['b']],
  ])('reads what it can of %s', (text, message, names) => {
    const { root, problems } = parseDocument(text);
    expect(problems[0]?.message).toContain(message);
    expect(root?.kind === 'object' && root.properties.map((property) => property.name)).toEqual(names);
  });

  it('gives line and column of a problem', () => {
    expect(parseDocument('{\n  "a": x\n}').problems[0]).toMatchObject({ line: 2, column: 8, offset: 9 });
  });

  it('ends for every text, however broken', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n1ta-'), maxLength: 60 }), (text) => {
        const { problems } = parseDocument(text);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(problems.length === 0).toBe(isJson);
      }),
      { numRuns: 3000 },
    );
  });

  it('stops at a nesting that would overflow the stack', () => {
    expect(parseDocument('['.repeat(100_000)).problems[0]?.message).toContain('nested deeper');
  });
});

describe('places in a text value', () => {
  it('are found behind escapes', () => {
    const text = '"a\\n\\u0041b@c"';
    const { root } = parseDocument(text);
    if (root?.kind !== 'string') throw new Error('not a string');
    const range = rangeInText(text, root, { start: root.value.indexOf('@'), end: root.value.length });
    expect(text.slice(range.start, range.end)).toBe('@c');
  });
});

describe('JSON pointers', () => {
  it('come back as the path they were made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        expect(fromPointer(toPointer(path))).toEqual(path);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { EditError } from './edits/edit-error.ts';
import { insertAt, readForEdit, removeAt, renameEdit, setAt } from './json-path-edits.ts';
import { applyTextEdits } from './text-edit.ts';

const TABS = '{\r\n\t"a": { "b": 1, "c": [1, 2] },\r\n\t"big" : 12345678901234567890,\r\n\t"f": 5.0\r\n}\r\n';

describe('edits by path', () => {
  it('replaces one value and leaves every other byte', () => {
    expect(setAt(TABS, ['a', 'b'], 'x')).toBe(TABS.replace('"b": 1', '"b": "x"'));
  });

  it('changes nothing when the value is the same', () => {
    expect(setAt(TABS, ['a'], { b: 1, c: [1, 2] })).toBe(TABS);
  });

  it('touches only what differs inside an object', () => {
    expect(setAt(TABS, ['a'], { b: 1, c: [1, 3], d: true })).toBe(TABS.replace('[1, 2]', '[1, 3], "d": true'));
  });

  it("adds properties in the document's own indentation and line ends", () => {
    expect(setAt(TABS, ['x', 'y'], { z: [] })).toBe(
      TABS.replace('5.0', '5.0,\r\n\t"x": {\r\n\t\t"y": {\r\n\t\t\t"z": []\r\n\t\t}\r\n\t}'),
    );
  });

  it('inserts behind a given property', () => {
    const text = '{\n    "a": 1,\n    "b": 2\n}';
    expect(insertAt(text, [], { name: 'n', content: { value: null }, after: 'a' })).toBe(
      '{\n    "a": 1,\n    "n": null,\n    "b": 2\n}',
    );
  });

  it('fills empty objects, and objects that are null or missing', () => {
    expect(setAt('{\n  "a": {}\n}', ['a', 'b'], 1)).toBe('{\n  "a": {\n    "b": 1\n  }\n}');
    expect(setAt('{"a":null}', ['a', 'b'], 1)).toBe('{"a":{"b":1}}');
    expect(insertAt('{"a":1}', ['m', 'n'], { name: 'o', content: { value: 2 } })).toBe('{"a":1,"m":{"n":{"o":2}}}');
  });

  it('removes first, middle, last and only properties with their comma', () => {
    const text = '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}';
    expect(removeAt(text, ['a'])).toBe('{\n  "b": 2,\n  "c": 3\n}');
    expect(removeAt(text, ['b'])).toBe('{\n  "a": 1,\n  "c": 3\n}');
    expect(removeAt(text, ['c'])).toBe('{\n  "a": 1,\n  "b": 2\n}');
    expect(removeAt('{ "a": 1 }', ['a'])).toBe('{}');
    expect(removeAt('[1, 2, 3]', ['1'])).toBe('[1, 3]');
    expect(removeAt(text, ['nothing', 'here'])).toBe(text);
  });

  it('renames a property and escapes its new name', () => {
    const text = '{"a": {"b": 1}}';
    expect(applyTextEdits(text, [renameEdit(readForEdit(text), ['a', 'b'], 'q"')])).toBe('{"a": {"q\\"": 1}}');
  });

  it('refuses to edit broken JSON and to put properties into a text', () => {
    expect(() => setAt('{"a": ', ['a'], 1)).toThrow(EditError);
    expect(() => setAt('{"a": "text"}', ['a', 'b'], 1)).toThrow('holds no object');
  });

  it('keeps a property named __proto__ as data', () => {
    expect(setAt('{"__proto__": {"a": 1}}', ['__proto__', 'a'], 2)).toBe('{"__proto__": {"a": 2}}');
  });
});

import { describe, expect, it } from 'vitest';
import type { Value } from '#core/json/value.ts';
import { headersOf, tableOf, xmlOf } from './value-shapes.ts';

describe('the shapes of a value', () => {
  it('find a list of objects wherever calls put it, with all columns', () => {
    const first: Value = { id: 1, name: 'A' };
    const second: Value = { id: 2, tags: ['x'] };
    const rows: Value = [first, second];
    const values: Value[] = [rows, { body: rows }, { statusCode: 200, body: { value: rows } }, { value: rows }];
    for (const value of values) {
      expect(tableOf(value)).toEqual({
        columns: ['id', 'name', 'tags'],
        rows: [
          ['1', 'A', ''],
          ['2', '', '["x"]'],
        ],
        rest: '',
      });
    }
    for (const value of [[1, 2], [], { body: 'x' }, [{}], null]) expect(tableOf(value)).toBeUndefined();
  });

  it('say what of a long list is left out', () => {
    const many = Array.from({ length: 250 }, (_, id) => ({ id }));
    expect(tableOf(many)).toMatchObject({ rest: '50 more rows' });
    const wide = Object.fromEntries(Array.from({ length: 15 }, (_, column) => [`c${column}`, column]));
    expect(tableOf([wide])).toMatchObject({ rest: '3 more columns' });
  });

  it('list headers by name', () => {
    expect(headersOf({ headers: { b: '2', A: 1 } })).toEqual([
      ['A', '1'],
      ['b', '2'],
    ]);
    expect(headersOf({ headers: {} })).toBeUndefined();
  });

  it('write XML an element to a line, and leave text as it is', () => {
    expect(xmlOf({ body: '<order id="1"><line><sku>A 1</sku></line><note>a <b>c</b></note></order>' })).toBe(
      '<order id="1">\n  <line>\n    <sku>A 1</sku>\n  </line>\n  <note>a <b>c</b></note>\n</order>',
    );
    expect(xmlOf('<not xml')).toBeUndefined();
    expect(xmlOf('text')).toBeUndefined();
  });
});

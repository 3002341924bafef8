import { describe, expect, it } from 'vitest';

import { Decimal } from '#core/json/decimal.ts';
import { Float } from '#core/json/float.ts';
import type { Value } from '#core/json/value.ts';
import { validateJson } from './validate-json.ts';

const ORDER = {
  type: 'object',
  properties: { id: { type: 'integer' }, lines: { type: 'array', items: { type: ['string', 'null'] } } },
  required: ['id'],
};

describe('validateJson', () => {
  it('finds nothing in a value that matches', () => {
    expect(validateJson(ORDER, { id: 7, lines: ['a', null] })).toEqual([]);
  });

  it('names the place and the type of everything that does not match', () => {
    expect(validateJson(ORDER, { id: 'seven', lines: ['a', 3] })).toEqual([
      { pointer: '/id', message: 'Expected integer, found string.' },
      { pointer: '/lines/1', message: 'Expected string or null, found number.' },
    ]);
  });

  it('names a missing property', () => {
    expect(validateJson(ORDER, {})).toEqual([{ pointer: '', message: "The property 'id' is missing." }]);
  });

  it('points at a property that is not allowed', () => {
    expect(validateJson({ properties: { a: {} }, additionalProperties: false }, { a: 1, 'b c': 2 })).toEqual([
      { pointer: '/b c', message: 'This property is not allowed.' },
    ]);
  });

  it('takes every kind of number', () => {
    const whole = { type: 'integer' };
    expect(validateJson(whole, 9007199254740993n)).toEqual([]);
    expect(validateJson(whole, new Float(5))).toEqual([]);
    expect(validateJson({ type: 'number', maximum: 2 }, Decimal.fromDouble(1.5))).toEqual([]);
    expect(validateJson({ minimum: new Float(3) }, 2)).toHaveLength(1);
  });

  it('reads exclusive limits of old and new drafts', () => {
    expect(validateJson({ minimum: 1, exclusiveMinimum: true }, 1)).toHaveLength(1);
    expect(validateJson({ exclusiveMinimum: 1 }, 1)).toHaveLength(1);
    expect(validateJson({ exclusiveMinimum: 1 }, 2)).toEqual([]);
  });

  it('follows references inside the document, whatever address it claims', () => {
    const schema = {
      id: 'http://example.com/order',
      definitions: { code: { type: 'string' } },
      properties: { id: { $ref: '#/definitions/code' } },
    };
    expect(validateJson(schema, { id: 'x' })).toEqual([]);
    expect(validateJson(schema, { id: 1 })).toEqual([{ pointer: '/id', message: 'Expected string, found number.' }]);
  });

  it('refuses references that lead out of the document', () => {
    expect(validateJson({ $ref: 'http://example.com/other' }, 1)[0]?.message).toMatch(/leads out of the schema/);
  });

  it('reports a broken schema as one problem', () => {
    const broken: Value[] = [
      'text',
      null,
      { pattern: '(' },
      { $ref: '#/definitions/none' },
      { type: 'object', properties: 5 },
    ];
    for (const schema of broken) {
      expect(validateJson(schema, 'value').length).toBeLessThanOrEqual(1);
    }
    expect(validateJson({ pattern: '(' }, 'value')[0]?.message).toMatch(/^The schema cannot be used/);
  });

  it('tells of a choice as a whole', () => {
    const schema: Value = { anyOf: [{ type: 'string' }, { type: 'object', required: ['a'] }] };
    expect(validateJson(schema, 5)).toEqual([
      { pointer: '', message: 'The value fits none of the alternatives in "anyOf".' },
    ]);
  });

  it('leaves the schema as it was', () => {
    const schema = Object.freeze({ type: 'string', id: 'x' });
    expect(validateJson(schema, 'a')).toEqual([]);
  });
});

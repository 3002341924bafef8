import { describe, expect, it } from 'vitest';
import type { Value } from '#core/json/value.ts';
import { sampleFromSchema, schemaFromSample } from './schema-from-sample.ts';

describe('schemaFromSample', () => {
  it('describes objects, arrays and plain values', () => {
    expect(schemaFromSample({ id: 7, tags: ['a'], price: 1.5, ok: true, note: null })).toEqual({
      type: 'object',
      properties: {
        id: { type: 'integer' },
        tags: { type: 'array', items: { type: 'string' } },
        price: { type: 'number' },
        ok: { type: 'boolean' },
        note: {},
      },
    });
  });
});

describe('the items of a list', () => {
  it('are described together, and what differs is left open', () => {
    const sample: Value[] = [{ id: 1, name: 'a' }, null, { id: 1.5, open: true }, { id: 2, name: 5 }];
    expect(schemaFromSample(sample)).toEqual({
      type: 'array',
      items: { type: 'object', properties: { id: { type: 'number' }, name: {}, open: { type: 'boolean' } } },
    });
  });

  it('are looked at as far as the limits go', () => {
    const limits = { items: 1, properties: 1 };
    expect(schemaFromSample([{ a: 1, b: 2 }, { c: 3 }], limits)).toEqual({
      type: 'array',
      items: { type: 'object', properties: { a: { type: 'integer' } } },
    });
  });
});

describe('sampleFromSchema', () => {
  it('makes a value of the described shape', () => {
    const sample = { id: 0, name: '', items: [{ open: false }] };
    expect(sampleFromSchema(schemaFromSample(sample))).toEqual(sample);
  });

  it('prefers examples, defaults and listed values', () => {
    const properties = {
      city: { example: 'Ulm' },
      size: { enum: ['S', 'M'] },
      count: { type: ['null', 'integer'], default: 3 },
    };
    expect(sampleFromSchema({ type: 'object', properties })).toEqual({ city: 'Ulm', size: 'S', count: 3 });
  });
});

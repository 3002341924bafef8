import { describe, expect, it } from 'vitest';
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

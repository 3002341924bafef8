import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { type FreshDatabase, freshDatabase } from '#scripts/testing/fresh-database.ts';

import { closeDatabase, database } from './database.ts';
import { evaluateStored } from './evaluate-stored.ts';
import { loadAll, loadPayload, storeBigParts } from './payload-store.ts';

const LONG = 'é'.repeat(20_000);
const MANY = Array.from({ length: 5_000 }, (_, index) => ({ id: index }));

let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
  process.env.DATABASE_URL = fresh.url;
});

afterAll(async () => {
  await closeDatabase();
  await fresh?.drop();
});

async function stored(value: ValueObject): Promise<ValueObject> {
  return (await storeBigParts(value)) as ValueObject;
}

describe('storing big parts', () => {
  it('leaves small values as they are', async () => {
    const value = { statusCode: 200, body: { name: 'Ada' } };
    expect(await storeBigParts(value)).toBe(value);
  });

  it('replaces what is big and keeps the rest in sight', async () => {
    const value = await stored({ statusCode: 200, body: { text: LONG, id: 7 } });
    expect(value.statusCode).toBe(200);
    const { text, id } = value.body as ValueObject;
    expect(id).toBe(7);
    expect(text).toBeInstanceOf(PayloadRef);
    expect(text).toMatchObject({ type: 'string', size: LONG.length * 2 + 2 });
  });

  it('stores the same value once', async () => {
    const before = await database().payload.count();
    const [first, second] = await Promise.all([stored({ list: MANY }), stored({ other: 1, list: MANY })]);
    expect(first.list).toEqual(second.list);
    expect(await database().payload.count()).toBe(before + 1);
  });

  it('gives back what was stored', async () => {
    const value: ValueObject = { body: { text: LONG, list: MANY }, note: 'small' };
    expect(await loadAll(await stored(value))).toEqual(value);
  });

  it('says which payload is missing', async () => {
    await expect(loadPayload({ sha256: 'f'.repeat(64), size: 9 })).rejects.toThrow(/payload f+ of 9 bytes/);
  });
});

describe('evaluating what looks inside stored values', () => {
  const evaluate = async (template: Value, outputs: ValueObject) =>
    evaluateStored({ template, snapshot: { actions: { Get: { name: 'Get', outputs: await stored(outputs) } } } });

  it('loads what the expression meets', async () => {
    expect(await evaluate("@length(body('Get')?['text'])", { body: { text: LONG } })).toEqual({ value: LONG.length });
    expect(await evaluate("@body('Get')?['list'][4999]?['id']", { body: { list: MANY } })).toEqual({ value: 4999 });
  });

  it('passes on what it does not look into as a reference', async () => {
    const outcome = await evaluate("@body('Get')?['text']", { body: { text: LONG } });
    expect('value' in outcome && outcome.value).toBeInstanceOf(PayloadRef);
  });

  it('tells a failure as a value', async () => {
    const outcome = await evaluate("@add(body('Get')?['text'], 1)", { body: { text: LONG } });
    expect(outcome).toMatchObject({ failure: { code: 'InvalidTemplate' } });
  });
});

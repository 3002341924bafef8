import { describe, expect, it } from 'vitest';
import { runActions } from '#core/interpreter/testing/run-actions.ts';
import type { Value } from '#core/json/value.ts';

/** Stands for the engine, which is asked without an address. */
const http = [{ method: '', uri: '', responses: [{ status: 200 }] }];

async function inputsOf(kind: string, inputs: Value) {
  const { record } = await runActions({ Map: { type: 'Liquid', kind, inputs, runAfter: {} } }, { host: { http } });
  return record('Map')?.status === 'Failed' ? record('Map')?.error?.code : record('Map')?.inputs;
}

describe('Liquid', () => {
  it.each<[string, Value, Value]>([
    [
      'JsonToJson',
      { content: { id: 1 }, map: { name: 'm', source: 'LogicApp' } },
      { content: { id: 1 }, result: 'Json' },
    ],
    [
      'JsonToText',
      { content: '{"id":1}', integrationAccount: { map: { name: 'm' } } },
      { content: { id: 1 }, result: 'Text' },
    ],
    [
      'XmlToJson',
      { content: '<o><id>1</id></o>', map: { name: 'm' } },
      { content: { o: { id: '1' } }, result: 'Json' },
    ],
    ['XmlToText', { content: "@xml('<o/>')", map: { name: 'm' } }, { content: { o: null }, result: 'Text' }],
  ])('%s %j asks for its map over the data', async (kind, inputs, expected) => {
    expect(await inputsOf(kind, inputs)).toEqual({ ...(expected as object), map: 'm' });
  });

  it.each<[string, Value]>([
    ['Other', { content: {}, map: { name: 'm' } }],
    ['JsonToJson', { content: {} }],
    ['JsonToJson', { map: { name: 'm' } }],
    ['XmlToJson', { content: '<o>', map: { name: 'm' } }],
  ])('%s %j fails', async (kind, inputs) => expect(await inputsOf(kind, inputs)).toBe('InvalidTemplate'));
});

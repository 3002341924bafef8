import { describe, expect, it } from 'vitest';
import { runActions } from '#core/interpreter/testing/run-actions.ts';
import type { Value } from '#core/json/value.ts';

const http = [{ method: '', uri: '', responses: [{ status: 200 }] }];

async function transform(inputs: Value) {
  const { record } = await runActions({ Map: { type: 'Xslt', inputs, runAfter: {} } }, { host: { http } });
  return record('Map');
}

describe('Xslt', () => {
  it.each<[Value, Value]>([
    [
      { map: { name: 'm', source: 'LogicApp' }, xsltParameters: { a: 1 } },
      { parameters: { a: 1 }, asText: false },
    ],
    [
      { integrationAccount: { map: { name: 'm' } }, parameters: { a: 1 } },
      { parameters: { a: 1 }, asText: false },
    ],
    [
      { map: { name: 'm' }, transformOptions: 'DisableByteOrderMark, GenerateTextOutput' },
      { parameters: {}, asText: true },
    ],
  ])('%j asks for its map', async (inputs, expected) => {
    const record = await transform({ content: '<o/>', ...(inputs as object) });
    expect(record?.inputs).toEqual({ content: '<o/>', map: 'm', ...(expected as object) });
  });

  it.each<[Value, string]>([
    [{ content: '<o/>' }, 'InvalidTemplate'],
    [{ map: { name: 'm' } }, 'InvalidTemplate'],
    [{ content: '<o/>', map: { name: 'm' }, transformOptions: 'Indent' }, 'InvalidTemplate'],
    [{ content: '<o/>', function: { id: '/f' } }, 'XsltFunctionNotSupported'],
  ])('%j fails', async (inputs, code) => {
    expect(await transform(inputs)).toMatchObject({ status: 'Failed', error: { code } });
  });
});

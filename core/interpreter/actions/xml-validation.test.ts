import { describe, expect, it } from 'vitest';
import { runActions } from '#core/interpreter/testing/run-actions.ts';
import type { Value } from '#core/json/value.ts';

const http = [{ method: '', uri: '', responses: [{ status: 200 }] }];

async function check(inputs: Value) {
  const { record } = await runActions({ Check: { type: 'XmlValidation', inputs, runAfter: {} } }, { host: { http } });
  return record('Check');
}

describe('XmlValidation', () => {
  it.each<[Value]>([
    [{ content: '<o/>', schema: { name: 'Order.xsd', source: 'LogicApp' } }],
    [{ content: '<o/>', integrationAccount: { schema: { name: 'Order.xsd' } } }],
  ])('asks for the schema that %j names', async (inputs) => {
    expect((await check(inputs))?.inputs).toEqual({ content: '<o/>', schema: 'Order.xsd' });
  });

  it('fails without a schema', async () => {
    expect(await check({ content: '<o/>' })).toMatchObject({ status: 'Failed', error: { code: 'InvalidTemplate' } });
  });
});

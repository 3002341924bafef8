import { describe, expect, it } from 'vitest';

import { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { runActions } from './testing/run-actions.ts';

const BODY = new PayloadRef('big', 100_000, 'object');
const LIST = new PayloadRef('list', 100_000, 'array');
const TEXT = new PayloadRef('text', 100_000, 'string');
const PAYLOADS = { big: { id: 7, name: 'Ada' }, list: [{ n: 1 }, { n: 5 }, { n: 9 }], text: '{"id": 7}' };
const OPTIONS = { host: { payloads: PAYLOADS }, run: { outputs: { body: BODY, list: LIST, text: TEXT } } };

const SCHEMA = { type: 'object', properties: { id: { type: 'string' } } };

describe('a value in the payload store', () => {
  it('is passed on without being loaded', async () => {
    const { record } = await runActions({ Show: { type: 'Compose', inputs: { all: '@triggerBody()' } } }, OPTIONS);
    expect(record('Show')?.outputs).toEqual({ all: BODY });
  });

  it('is looked into where it lies', async () => {
    const { record } = await runActions({ Show: { type: 'Compose', inputs: "@{triggerBody()['name']}!" } }, OPTIONS);
    expect(record('Show')?.outputs).toBe('Ada!');
  });

  it('can stand in a condition', async () => {
    const expression: Value = {
      and: [{ equals: ["@triggerBody()['id']", 7] }, { contains: ['@triggerBody()', 'name'] }],
    };
    const { record } = await runActions({ Check: { type: 'If', expression } }, OPTIONS);
    expect(record('Check')?.inputs).toEqual({ expressionResult: true });
  });

  it('is filtered and mapped item by item', async () => {
    const from = "@triggerOutputs()['list']";
    const { record } = await runActions(
      {
        Large: { type: 'Query', inputs: { from, where: { greater: ["@item()['n']", 3] } } },
        Numbers: { type: 'Select', inputs: { from, select: "@item()['n']" } },
        Csv: { type: 'Table', inputs: { from, format: 'csv' } },
      },
      OPTIONS,
    );
    expect(record('Large')?.outputs).toEqual({ body: [{ n: 5 }, { n: 9 }] });
    expect(record('Numbers')?.outputs).toEqual({ body: [1, 5, 9] });
    expect(record('Csv')?.outputs).toEqual({ body: 'n\r\n1\r\n5\r\n9\r\n' });
  });

  it('is parsed and checked against a schema', async () => {
    const { record } = await runActions(
      {
        Text: { type: 'ParseJson', inputs: { content: "@triggerOutputs()['text']" } },
        Refused: { type: 'ParseJson', inputs: { content: '@triggerBody()', schema: SCHEMA } },
      },
      OPTIONS,
    );
    expect(record('Text')?.outputs).toEqual({ body: { id: 7 } });
    expect(record('Refused')?.error).toMatchObject({ code: 'SchemaValidationFailed' });
    expect(record('Refused')?.error?.message).toContain('/id: Expected string, found number.');
  });

  it('sees the item and the loop it stands in', async () => {
    const { record } = await runActions(
      {
        Each: {
          type: 'Foreach',
          foreach: ['id', 'name'],
          actions: {
            Show: { type: 'Compose', inputs: "@{items('Each')}=@{triggerBody()[item()]}" },
          },
        },
      },
      OPTIONS,
    );
    expect(record('Show', '000000')?.outputs).toBe('id=7');
    expect(record('Show', '000001')?.outputs).toBe('name=Ada');
  });

  it('is looked into beside variables, parameters and what a container gave', async () => {
    const all = "@{triggerBody()['name']} @{variables('v')} @{parameters('p')} @{result('Box')[0]['outputs']}";
    const { record } = await runActions(
      {
        Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string', value: 'one' }] } },
        Box: { type: 'Scope', runAfter: { Init: ['Succeeded'] }, actions: { In: { type: 'Compose', inputs: 3 } } },
        Show: { type: 'Compose', inputs: all, runAfter: { Box: ['Succeeded'] } },
      },
      { ...OPTIONS, definition: { parameters: { p: { type: 'String', defaultValue: 'two' } } } },
    );
    expect(record('Show')?.outputs).toBe('Ada one two 3');
  });

  it('is appended to as any other array, by several at a time', async () => {
    const { record } = await runActions(
      {
        Init: {
          type: 'InitializeVariable',
          inputs: { variables: [{ name: 'v', type: 'array', value: "@triggerOutputs()['list']" }] },
        },
        Each: {
          type: 'Foreach',
          foreach: [10, 11, 12],
          runAfter: { Init: ['Succeeded'] },
          actions: { Add: { type: 'AppendToArrayVariable', inputs: { name: 'v', value: { n: '@item()' } } } },
        },
        Show: { type: 'Compose', inputs: "@variables('v')", runAfter: { Each: ['Succeeded'] } },
      },
      OPTIONS,
    );
    expect(record('Show')?.outputs).toEqual([1, 5, 9, 10, 11, 12].map((n) => ({ n })));
  });
});

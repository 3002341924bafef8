import { describe, expect, it } from 'vitest';

import { codes, compose, declare, every, problemsOf, startsAfter, triggered } from './testing/definitions.ts';
import { validateDefinition } from './validate-definition.ts';

const parameter = (rest: object): object => ({ parameters: { p: rest } });
const output = (rest: object): object => ({ outputs: { o: rest } });
const change = (type: string, value: unknown) => ({ type, inputs: { name: 'v', value }, ...startsAfter('V') });
const wait = (inputs: object): object => ({ W: { type: 'Wait', inputs } });
const inLoop = (rest: object): object => ({ type: 'Foreach', foreach: [1], actions: {}, ...rest });

describe('rules about values', () => {
  it.each<[string, object, string[]]>([
    ['a secret in the open', parameter({ type: 'SecureString', defaultValue: 'pw' }), ['SecretInDefinition']],
    ['a default that is computed', parameter({ type: 'String', defaultValue: '@utcNow()' }), ['ParameterExpression']],
    [
      'an object that is not allowed',
      parameter({ type: 'Object', defaultValue: { a: 1 }, allowedValues: [{ a: 2 }] }),
      ['ParameterNotAllowed'],
    ],
    [
      'an allowed value of another type',
      parameter({ type: 'Int', defaultValue: 1, allowedValues: [1, 'x'] }),
      ['ParameterAllowedValue'],
    ],
    ['an output of an unknown type', output({ type: 'Text', value: 1 }), ['OutputType']],
    ['an output without a value', output({ type: 'String' }), ['OutputWithoutValue']],
    ['a list to split on that is no expression', split('items'), ['SplitOn']],
    [
      'a condition that is no expression',
      triggered({ type: 'Request', conditions: [{ expression: 'yes' }] }),
      ['InvalidCondition'],
    ],
    [
      'an end before the start',
      from({ startTime: '2026-02-01T00:00:00Z', endTime: '2026-01-01T00:00:00Z' }),
      ['InvalidRecurrence'],
    ],
    [
      'a start in two zones',
      from({ startTime: '2026-02-01T00:00:00Z', timeZone: 'W. Europe Standard Time' }),
      ['StartTimeZone'],
    ],
    ['a start in no zone', from({ startTime: '2026-02-01T00:00:00' }), ['StartTimeZone']],
    [
      'a sixth Monday',
      every({
        frequency: 'Month',
        interval: 1,
        schedule: { monthlyOccurrences: [{ dayOfWeek: 'Monday', occurrence: 6 }] },
      }),
      ['InvalidRecurrence'],
    ],
  ])('find %s', (_, rest, expected) => {
    expect(codes({}, rest)).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    ['null for a number', { V: variable('integer', null) }, ['VariableValue']],
    ['a list as an element', { V: declare('v', 'array'), A: change('AppendToArrayVariable', [1]) }, ['VariableValue']],
    ['null as an element', { V: declare('v', 'array'), A: change('AppendToArrayVariable', null) }, ['VariableValue']],
    [
      'an object as a piece of text',
      { V: declare('v', 'string'), A: change('AppendToStringVariable', { a: 1 }) },
      ['VariableValue'],
    ],
    ['a wait of less than nothing', wait({ interval: { count: -1, unit: 'Hour' } }), ['WaitCount']],
    ['a wait beyond a run of Logic Apps', wait({ interval: { count: 91, unit: 'Day' } }), ['OverLimit']],
    ['a wait until no time', wait({ until: { timestamp: 'tomorrow' } }), ['WaitTimestamp']],
    [
      'a wait with two ends',
      wait({ interval: { count: 1, unit: 'Hour' }, until: { timestamp: '2026-01-01T00:00:00Z' } }),
      ['WaitTwice'],
    ],
    ['an operator with too few operands', condition({ equals: [1] }), ['OperandCount']],
    ['a condition that gives a text', condition('@{equals(1, 1)}'), ['InvalidCondition']],
    ['true as a text', condition('true'), ['InvalidCondition']],
    ['a list as an operand', condition({ equals: [[1], 1] }), ['InvalidCondition']],
    ['item() in the list that is gone through', { S: selected('@item()') }, ['OutsideLoop']],
    [
      'an else that a Scope has not',
      { S: { type: 'Scope', actions: {}, else: { actions: {} } } },
      ['BranchWithoutEffect'],
    ],
    [
      'iterations at the same time inside a loop',
      { L: inLoop({ actions: { M: inLoop({ runtimeConfiguration: { concurrency: { repetitions: 5 } } }) } }) },
      ['NestedRepetitions'],
    ],
    [
      'the old way to wait',
      { A: compose(1), B: { type: 'Compose', inputs: 1, conditions: [{ dependsOn: 'A' }] } },
      ['OldForm'],
    ],
    ['long code', { J: { type: 'JavaScriptCode', inputs: { code: 'x'.repeat(100_001) } } }, ['OverLimit']],
  ])('find %s', (_, actions, expected) => {
    expect(codes(actions)).toEqual(expected);
  });
});

describe('a Stateless flow', () => {
  it('is told what Logic Apps does not allow in it', () => {
    const loop = { type: 'Until', expression: '@true', actions: {}, limit: { count: 101, timeout: 'PT10M' } };
    const retryPolicy = { type: 'fixed', count: 1, interval: 'PT5M' };
    const call = {
      type: 'Http',
      inputs: { method: 'GET', uri: 'https://example.com', retryPolicy },
      runtimeConfiguration: { contentTransfer: { transferMode: 'Chunked' } },
      ...startsAfter('Answer'),
    };
    const definition = {
      triggers: { Start: { type: 'Request', inputs: {} } },
      actions: { Loop: loop, Answer: { type: 'Response', inputs: { statusCode: 200 } }, Call: call },
    };
    const found = validateDefinition(JSON.stringify({ kind: 'Stateless', definition }));
    expect(found.map(({ code, pointer }) => `${code} ${pointer.replace('/definition/actions/', '')}`)).toEqual([
      'OverLimit Loop/limit/count',
      'OverLimit Loop/limit/timeout',
      'OverLimit Answer',
      'OverLimit Call/inputs/retryPolicy/interval',
      'OverLimit Call/runtimeConfiguration/contentTransfer',
    ]);
    expect(problemsOf({ Loop: loop }).filter(({ code }) => code === 'OverLimit')).toEqual([]);
  });
});

function variable(type: string, value: unknown): object {
  return { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type, value }] } };
}

function condition(expression: object | string): object {
  return { I: { type: 'If', expression, actions: {} } };
}

function selected(from: string): object {
  return { type: 'Select', inputs: { from, select: '@item()' } };
}

function split(splitOn: string): object {
  return triggered({ type: 'Request', inputs: {}, splitOn });
}

function from(times: object): object {
  return every({ frequency: 'Day', interval: 1, ...times });
}

import { describe, expect, it } from 'vitest';
import { ACTIONS } from '#core/actions/index.ts';
import { codes, compose, every, problemsOf, REQUEST, triggered } from './testing/definitions.ts';
import { validateDefinition } from './validate-definition.ts';

describe('rules about triggers, parameters and references', () => {
  it.each<[string, object, string[]]>([
    ['no trigger', { triggers: {} }, ['TriggerMissing']],
    ['two triggers', { triggers: { ...REQUEST, other: { type: 'Request' } } }, ['SecondTrigger']],
    ['a trigger that does not run here', triggered({ type: 'ApiConnection' }), ['UnsupportedTriggerType']],
    [
      'a trigger that names a step',
      triggered({ type: 'Request', conditions: [{ expression: "@body('A')" }] }),
      ['ReferenceInTrigger'],
    ],
    [
      'a path without a method',
      triggered({ type: 'Request', inputs: { relativePath: '/{x}' } }),
      ['PathWithoutMethod'],
    ],
    [
      'splitOn of a Recurrence',
      triggered({ type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 }, splitOn: '@triggerBody()' }),
      ['SplitOnRecurrence'],
    ],
    [
      'splitOn of a SlidingWindow',
      triggered({ type: 'SlidingWindow', recurrence: { frequency: 'Day', interval: 1 }, splitOn: '@triggerBody()' }),
      ['SplitOnRecurrence'],
    ],
    [
      'policies of a schedule that there are not',
      triggered({
        type: 'Recurrence',
        recurrence: { frequency: 'Day', interval: 1 },
        metadata: { missedFires: 'Twice', overlap: 'Allow' },
      }),
      ['SchedulePolicy', 'SchedulePolicy'],
    ],
    ['a Recurrence without recurrence', triggered({ type: 'Recurrence' }), ['InvalidRecurrence']],
    [
      'a poll without recurrence',
      triggered({ type: 'Http', inputs: { method: 'GET', uri: 'https://example.com' } }),
      ['InvalidRecurrence'],
    ],
    [
      'a poll without an address, with a time limit that is none',
      triggered({
        type: 'Http',
        recurrence: { frequency: 'Day', interval: 1 },
        inputs: { method: 'GET' },
        runtimeConfiguration: { requestOptions: { timeout: 'soon' } },
      }),
      ['InvalidInputs', 'InvalidDuration'],
    ],
    [
      'a delay that is no duration',
      triggered({
        type: 'SlidingWindow',
        recurrence: { frequency: 'Day', interval: 1 },
        inputs: { delay: '5 minutes' },
      }),
      ['InvalidInputs'],
    ],
    [
      'a recurrence of another trigger that is none',
      triggered({ type: 'SlidingWindow', recurrence: { frequency: 'Day', interval: 0, schedule: { hours: [1] } } }),
      ['InvalidRecurrence', 'InvalidRecurrence'],
    ],
    ['an interval out of range', every({ frequency: 'Week', interval: 72 }), ['InvalidRecurrence']],
    ['a recurrence that is no number', every({ frequency: 'Day', interval: 'often' }), ['InvalidShape']],
    [
      'hours with the frequency Hour',
      every({ frequency: 'Hour', interval: 1, schedule: { hours: [1] } }),
      ['InvalidRecurrence'],
    ],
    [
      'an hour that is none',
      every({ frequency: 'Day', interval: 1, schedule: { hours: '24' } }),
      ['InvalidRecurrence'],
    ],
    [
      'a day that is none',
      every({ frequency: 'Week', interval: 1, schedule: { weekDays: ['Mon'] } }),
      ['InvalidRecurrence'],
    ],
    ['an unknown time zone', every({ frequency: 'Day', interval: 1, timeZone: 'Mars' }), ['InvalidRecurrence']],
    [
      'a start with an offset',
      every({ frequency: 'Day', interval: 1, startTime: '2026-01-01T00:00:00+01:00' }),
      ['InvalidRecurrence'],
    ],
    ['an unknown type of a parameter', { parameters: { p: { type: 'Text' } } }, ['ParameterType']],
    ['a default of another type', { parameters: { p: { type: 'Int', defaultValue: 'x' } } }, ['ParameterDefault']],
    [
      'an unknown kind',
      { definition: { triggers: REQUEST }, triggers: undefined, actions: undefined, kind: 'Stately' },
      ['UnknownFlowKind'],
    ],
    [
      'a flow that an agent leads',
      { definition: { triggers: REQUEST }, triggers: undefined, actions: undefined, kind: 'Agentic' },
      ['AgentFlow'],
    ],
  ])('find %s', (_, rest, expected) => {
    const found = codes({}, rest).filter((code) => code !== 'UnsupportedTriggerType' || expected.includes(code));
    expect(found).toEqual(expected);
  });

  it('ask for a value of each parameter once values are known', () => {
    const text = JSON.stringify({ triggers: REQUEST, parameters: { Url: { type: 'String' } } });
    expect(validateDefinition(text)).toEqual([]);
    expect(validateDefinition(text, { parameters: {} }).map(({ code }) => code)).toEqual(['ParameterMissing']);
    expect(validateDefinition(text, { parameters: { url: 'x' } })).toEqual([]);
    expect(validateDefinition(text, { parameters: { url: 5 } }).map(({ code }) => code)).toEqual(['ParameterValue']);
  });

  it('allow what the test of an Until, a handler and tracked properties may name', () => {
    const until = {
      type: 'Until',
      expression: "@equals(outputs('A'), iterationIndexes('U'))",
      actions: { A: compose(1) },
    };
    const handler = {
      ...compose("@result('U')"),
      runAfter: { U: ['Failed'] },
      trackedProperties: { own: "@outputs('H')" },
    };
    expect(codes({ U: until, H: handler, B: compose("@outputs('A')", 'U') })).toEqual([]);
  });

  it('refuse a name inside a For each from outside', () => {
    const loop = {
      type: 'Foreach',
      foreach: [1],
      actions: { A: compose("@items('L')"), B: compose("@outputs('A')", 'A') },
    };
    expect(codes({ L: loop, C: compose("@outputs('A')", 'L') })).toEqual(['ReferenceIntoLoop']);
  });

  it('find the same key written twice', () => {
    const text =
      '{"triggers": {"t": {"type": "Request"}}, "actions": {"A": {"type": "Scope"}, "A": {"type": "Scope"}}}';
    expect(validateDefinition(text).map(({ code }) => code)).toEqual(['DuplicateName']);
  });
});

describe('new steps', () => {
  it.each(ACTIONS)('$id has no problem that its author need not solve', (row) => {
    const step = row.create('Step');
    const expected = ['InvalidInputs', 'ExpressionMissing', 'InvalidCondition'];
    const found = problemsOf({ Step: step }).filter(({ severity }) => severity === 'error');
    expect(found.filter(({ code }) => !expected.includes(code))).toEqual([]);
  });
});

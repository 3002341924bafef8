import { describe, expect, it } from 'vitest';
import { RUNNABLE_ACTION_TYPES, RUNNABLE_TRIGGER_TYPES, runnableActionType } from './action-types.ts';
import { ACTIONS, describeAction, describeTrigger, TRIGGERS } from './index.ts';

describe('the tables of operations', () => {
  it('describe exactly the types that run here', () => {
    expect(new Set(ACTIONS.map(({ type }) => type))).toEqual(new Set(RUNNABLE_ACTION_TYPES));
    expect(TRIGGERS.map(({ type }) => type)).toEqual([...RUNNABLE_TRIGGER_TYPES]);
  });

  it('have one row for each id', () => {
    expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
  });

  it.each([...ACTIONS, ...TRIGGERS])('$id makes a step of its own type', (row) => {
    expect(row.create('Step').type).toBe(row.type);
  });

  it.each(ACTIONS)('$id finds its own row again', (row) => {
    expect(describeAction(row.create('Step'))).toBe(row);
  });

  it.each([...ACTIONS, ...TRIGGERS])('$id has no field twice without telling its words apart', ({ form }) => {
    const keys = form.map(({ path, word }) => JSON.stringify([path, word]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('match types without regard to letter case', () => {
    expect(describeAction({ type: 'http' })?.type).toBe('Http');
    expect(describeTrigger({ type: 'REQUEST' })?.type).toBe('Request');
    expect(runnableActionType('foreach')).toBe('Foreach');
    expect(describeAction({ type: 'Agent' })).toBeUndefined();
  });
});

describe('schemas of inputs', () => {
  const problems = (type: string, inputs: never): string[] =>
    (describeAction({ type, inputs })?.inputsSchema.safeParse(inputs).error?.issues ?? []).map(
      ({ message }) => message,
    );

  it.each([
    ['Http', { method: 'GET' }, ['The address (URI) is missing.']],
    ['Http', { method: "@variables('m')", uri: '@{1}', headers: "@json('{}')" }, []],
    ['Http', { method: 'GET', uri: 'x', headers: [1] }, ['"headers" must be an object or an expression.']],
    ['Http', undefined, 1],
    ['Compose', undefined, ['The value ("inputs") is missing.']],
    ['Compose', null, []],
    ['Table', { from: '@x()', format: 'html' }, []],
    ['Table', { from: 'x', format: 'XML' }, 2],
    ['InitializeVariable', { variables: [{ name: 'a', type: 'String' }] }, []],
    ['InitializeVariable', { variables: [{ name: '@x()', type: 'text' }] }, 2],
    ['Wait', { interval: { count: '5', unit: 'minute' } }, []],
    ['Wait', {}, ['A Wait needs "interval" with count and unit, or "until" with a timestamp.']],
    ['Wait', { until: {} }, ['The timestamp is missing.']],
    ['IncrementVariable', { name: 'a' }, []],
    ['SetVariable', { name: 'a' }, ['The value is missing.']],
  ])('%s %j', (type, inputs, expected) => {
    const found = problems(type, inputs as never);
    expect(typeof expected === 'number' ? found.length : found).toEqual(expected);
  });
});

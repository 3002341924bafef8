import { describe, expect, it } from 'vitest';
import { codes, problemsOf, triggered } from './testing/definitions.ts';

const collecting = (releaseCriteria: unknown, more: object = {}): object =>
  triggered({ type: 'Batch', inputs: { mode: 'Inline', configurations: { Orders: { releaseCriteria } }, ...more } });
const every = (frequency: string, interval: number) => ({ recurrence: { frequency, interval } });
const send = (inputs: object) => ({ Send: { type: 'SendToBatch', inputs, runAfter: {} } });
const TO_ORDERS = { host: { workflow: { id: 'Orders' } }, batchName: 'Orders', content: 1 };

describe('rules about batches', () => {
  it.each<[string, object, string[]]>([
    ['every criterion', collecting({ messageCount: 10, batchSize: '1000', ...every('Minute', 5) }), []],
    ['a criterion from a parameter', collecting({ messageCount: "@parameters('n')" }), ['UnknownParameter']],
    ['no criterion', collecting({}), ['BatchCriteria']],
    ['no criteria', collecting(undefined), ['BatchCriteria']],
    ['a count below 1', collecting({ messageCount: 0 }), ['BatchCriteria']],
    ['a size that is no number', collecting({ batchSize: 'big' }), ['BatchCriteria']],
    ['a count over the limit of Logic Apps', collecting({ messageCount: 8001 }), ['OverLimit']],
    ['a count over the limit of ours', collecting({ messageCount: 100_001 }), ['LimitExceeded']],
    ['a size over the limit of Logic Apps', collecting({ batchSize: 83_886_081 }), ['OverLimit']],
    ['a schedule too quick for Logic Apps', collecting(every('Second', 59)), ['OverLimit']],
    ['a schedule just quick enough', collecting(every('Second', 60)), []],
    ['a schedule that cannot be', collecting(every('Fortnight', 1)), ['InvalidRecurrence']],
    ['a schedule without an interval', collecting({ recurrence: { frequency: 'Day' } }), ['InvalidRecurrence']],
    ['no batch', triggered({ type: 'Batch', inputs: { configurations: {} } }), ['InvalidInputs']],
    ['no inputs', triggered({ type: 'Batch' }), ['InvalidInputs']],
    [
      'criteria in an integration account',
      collecting({ messageCount: 1 }, { mode: 'IntegrationAccount' }),
      ['BatchMode'],
    ],
    [
      'two batches of one name',
      collecting(1, {
        configurations: { a: { releaseCriteria: { messageCount: 1 } }, A: { releaseCriteria: { messageCount: 1 } } },
      }),
      ['DuplicateBatch'],
    ],
  ])('%s', (_, definition, expected) => {
    expect(codes({}, definition)).toEqual(expected);
  });

  it('say where a wrong part of the schedule stands', () => {
    const [problem] = problemsOf({}, collecting({ recurrence: { frequency: 'Day', interval: 0 } }));
    expect(problem?.pointer).toBe('/triggers/Start/inputs/configurations/Orders/releaseCriteria/recurrence/interval');
  });

  it.each([
    ['what a message needs', TO_ORDERS, []],
    ['no flow', { ...TO_ORDERS, host: {} }, ['InvalidInputs']],
    ['no batch', { ...TO_ORDERS, batchName: '' }, ['InvalidInputs']],
    ['no content', { ...TO_ORDERS, content: undefined }, ['InvalidInputs']],
  ])('SendToBatch with %s', (_, inputs, expected) => {
    expect(codes(send(inputs))).toEqual(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { runActions } from '#core/interpreter/testing/run-actions.ts';
import type { Value } from '#core/json/value.ts';

async function run(kind: string, inputs: Value) {
  const now = Date.parse('2026-01-31T08:00:00Z');
  const { record } = await runActions({ Do: { type: 'Expression', kind, inputs } }, { host: { now } });
  return record('Do');
}

describe('an Expression action', () => {
  it.each([
    ['CurrentTime', {}, '2026-01-31T08:00:00.0000000Z'],
    ['AddToTime', { baseTime: '2026-01-31T08:00:00Z', interval: 1, timeUnit: 'Month' }, '2026-02-28T08:00:00.0000000Z'],
    [
      'SubtractFromTime',
      { baseTime: '2026-01-31T08:00:00Z', interval: '2', timeUnit: 'Day' },
      '2026-01-29T08:00:00.0000000Z',
    ],
    ['GetFutureTime', { interval: 3, timeUnit: 'Hour' }, '2026-01-31T11:00:00.0000000Z'],
    ['getpasttime', { interval: 3, timeUnit: 'Hour' }, '2026-01-31T05:00:00.0000000Z'],
    [
      'ConvertTimeZone',
      {
        baseTime: '2026-01-31T08:00:00Z',
        formatString: 'g',
        sourceTimeZone: 'UTC',
        destinationTimeZone: 'Pacific Standard Time',
      },
      '1/31/2026 12:00 AM',
    ],
    [
      'ConvertTimeZone',
      { baseTime: '2026-01-31T08:00:00Z', sourceTimeZone: 'UTC', destinationTimeZone: 'Europe/Berlin' },
      '2026-01-31T09:00:00.0000000',
    ],
    ['Substring', { text: 'hello world', start: 6, length: 5 }, 'world'],
    ['Substring', { text: 'hello world', startIndex: '6' }, 'world'],
    ['IndexOf', { text: 'Hello World', searchText: 'world' }, 6],
    ['FormatNumber', { number: 1234.5, format: '#,##0.00', locale: 'en-US' }, '1,234.50'],
    ['FormatNumber', { number: '0.256', format: 'P1' }, '25.6%'],
  ])('%s of %j gives %j in its body', async (kind, inputs, body) => {
    expect(await run(kind, inputs)).toMatchObject({ status: 'Succeeded', code: 'OK', outputs: { body } });
  });

  it('reads its inputs from expressions, and others read its body', async () => {
    const { record } = await runActions(
      {
        Later: {
          type: 'Expression',
          kind: 'AddToTime',
          inputs: { baseTime: "@parameters('at')", interval: '@add(1, 1)', timeUnit: 'Week' },
        },
        Read: { type: 'Compose', inputs: "@body('Later')", runAfter: { Later: ['Succeeded'] } },
      },
      { run: { parameters: { at: '2026-01-01' } } },
    );
    expect(record('Read')?.outputs).toBe('2026-01-15T00:00:00.0000000');
  });

  it.each([
    ['AddToTim', {}, "did you mean 'AddToTime'"],
    ['AddToTime', { interval: 1, timeUnit: 'Day' }, "lack 'baseTime'"],
    ['AddToTime', { baseTime: '2026-01-31', interval: 1, timeUnit: 'Fortnight' }, 'Fortnight'],
    ['Substring', { text: 'abc', start: 2, length: 5 }, 'substring'],
  ])('%s of %j fails and says why', async (kind, inputs, reason) => {
    const failed = await run(kind, inputs);
    expect(failed).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
    expect(failed?.error?.message.toLowerCase()).toContain(reason.toLowerCase());
  });
});

import { describe, expect, it } from 'vitest';

import { formTexts, readForm } from './filter-form.ts';

describe('the form of the filter', () => {
  it('gives back what it was filled with', () => {
    const filter = {
      flowId: 'f',
      status: ['Failed' as const],
      version: 3,
      from: '2026-11-26T09:30:00.000Z',
      minDuration: 1_500,
      property: 'order=A-17',
    };
    const texts = formTexts(filter);
    expect(texts).toMatchObject({ version: '3', minDuration: '1.5', maxDuration: '', property: 'order=A-17' });
    expect(readForm(filter, texts)).toEqual({ filter });
  });

  it('takes away what was emptied, keeps what it does not show, and lets times win over a span', () => {
    const filter = { status: ['Failed' as const], within: '24h' as const, error: 'no answer' };
    expect(readForm(filter, { ...formTexts(filter), error: ' ' })).toEqual({
      filter: { status: ['Failed'], within: '24h' },
    });
    const timed = readForm(filter, { ...formTexts(filter), to: '2026-11-26T09:30:00' });
    expect(timed).toMatchObject({ filter: { to: expect.stringMatching(/Z$/) } });
    expect(timed).not.toHaveProperty('filter.within');
  });

  it('says what is wrong where', () => {
    expect(readForm({}, { ...formTexts({}), error: 'ab', runId: 'order 17' })).toEqual({
      problems: {
        error: 'A text to search for has at least 3 characters.',
        runId: 'A run id has digits, the letters a to f and hyphens only.',
      },
    });
  });
});

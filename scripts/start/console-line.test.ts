import { describe, expect, it } from 'vitest';
import { consoleLine } from './console-line.ts';

const line = (fields: object) => JSON.stringify({ time: '2026-01-02T03:04:05.000Z', name: 'worker', ...fields });

describe('the console', () => {
  it('shows an error with its cause and the run and flow it belongs to', () => {
    const text = line({
      level: 'error',
      msg: 'dispatch failed',
      err: { message: 'no connection' },
      runId: 'r1',
      flowId: 'f1',
    });
    expect(consoleLine('worker', text, false)).toBe(
      '03:04:05 worker error: dispatch failed: no connection (run r1, flow f1)',
    );
  });

  it('does not say the same message twice', () => {
    const text = line({ level: 'warn', msg: 'no connection', err: { message: 'no connection' } });
    expect(consoleLine('worker', text, false)).toBe('03:04:05 worker warn: no connection');
  });

  it('leaves what is no warning to the log file', () => {
    expect(consoleLine('worker', line({ level: 'info', msg: 'started' }), false)).toBeUndefined();
    expect(consoleLine('web', '▲ Next.js', false)).toBeUndefined();
  });

  it('shows plain text from standard error', () => {
    expect(consoleLine('web', 'Error: listen EADDRINUSE', true)).toBe('web: Error: listen EADDRINUSE');
  });
});

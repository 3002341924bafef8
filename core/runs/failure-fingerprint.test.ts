import { describe, expect, it } from 'vitest';
import { likenessOf } from './failure-fingerprint.ts';

describe('the likeness of failures', () => {
  it.each([
    ['The server answered 503 after 12.5 s.', 'The server answered # after # s.'],
    ['GET https://api.example.com/orders/4711?key=a1 failed', 'GET https://api.example.com/… failed'],
    ['Order "A-17" of ada@example.com is gone', 'Order "…" of …@… is gone'],
    ['Run 0198f0a3-2b1c-7def-8abc-0123456789ab at 2026-11-26T14:05:00.123Z', 'Run # at #'],
    ['digest deadbeef0123456789 differs', 'digest # differs'],
    ["The action 'Send' did not run.\n  at line 3", "The action 'Send' did not run."],
    ['', ''],
  ])('of %j is %j', (message, expected) => {
    expect(likenessOf(message)).toBe(expected);
  });

  it('is the same for messages that differ in such things only, and stays short', () => {
    expect(likenessOf('Order 1 of "x" failed at https://a.example/1')).toBe(
      likenessOf('Order 22 of "yy" failed at https://a.example/2?z=3'),
    );
    expect(likenessOf('x'.repeat(100_000)).length).toBe(400);
    expect(likenessOf(likenessOf('Order 22 failed at https://a.example/2'))).toBe(
      likenessOf('Order 22 failed at https://a.example/2'),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { readDuration, writeDuration } from './duration.ts';

describe('durations', () => {
  it.each(['PT30S', 'PT5M', 'PT1H', 'P7D'])('reads and writes %s', (text) => {
    const read = readDuration(text);
    expect(read && writeDuration(read)).toBe(text);
  });

  it.each(['P1DT2H', 'PT1.5S', '@variables(1)', ''])('leaves %j to text', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});

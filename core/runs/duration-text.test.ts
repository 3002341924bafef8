import { expect, it } from 'vitest';

import { durationText } from './duration-text.ts';

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [4230, '4.2 s'],
  [9960, '10 s'],
  [59_700, '1 min'],
  [125_000, '2 min 5 s'],
  [11_040_000, '3 h 4 min'],
  [183_600_000, '2 d 3 h'],
])('writes %d ms as %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

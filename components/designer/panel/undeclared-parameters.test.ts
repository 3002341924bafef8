import { describe, expect, it } from 'vitest';
import { undeclaredParameters } from './undeclared-parameters.ts';

describe('undeclaredParameters', () => {
  it('lists each name once and leaves out what is declared', () => {
    const json = {
      a: "@parameters('base')",
      b: "x @{parameters('Key')} @{parameters('key')}",
      c: "@parameters('BASE')",
    };
    expect(undeclaredParameters({ parameters: { Base: { type: 'String' } } }, json)).toEqual(['key']);
  });
});

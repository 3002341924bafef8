import { describe, expect, it } from 'vitest';

import { validateDefinition } from '#core/validation/validate-definition.ts';

import { EXAMPLES } from './index.ts';

describe('the examples', () => {
  it.each(EXAMPLES)('$id can be published as it is, without a single problem', ({ definition }) => {
    expect(validateDefinition(definition)).toEqual([]);
  });
});

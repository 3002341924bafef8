import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { loopPlaces } from './loop-places.ts';

const DEFINITION: WorkflowDefinition = {
  actions: {
    Outer: {
      type: 'Foreach',
      actions: {
        Scope: { type: 'Scope', actions: { Inner: { type: 'Until', actions: { Step: { type: 'Compose' } } } } },
      },
    },
  },
};

describe('loopPlaces', () => {
  it('counts a nested loop inside the iteration that is chosen around it', () => {
    expect(loopPlaces(DEFINITION, { Outer: 3 })).toEqual([
      { name: 'Outer', prefix: '', repetition: '000003', chosen: 3, actions: ['Scope'] },
      { name: 'Inner', prefix: '000003', repetition: '000003/000000', chosen: 0, actions: ['Step'] },
    ]);
  });
});

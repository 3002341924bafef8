import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { lossOf } from './loss-of.ts';

const DEFINITION: WorkflowDefinition = {
  actions: {
    Get: { type: 'Http', inputs: { uri: 'x' } },
    Scope: {
      type: 'Scope',
      runAfter: { Get: ['Succeeded'] },
      actions: { Inner: { type: 'Compose', inputs: "@body('get')" } },
    },
    Last: { type: 'Compose', inputs: { text: "got @{outputs('Inner')}" }, runAfter: { Scope: ['Succeeded'] } },
  },
};

describe('lossOf', () => {
  it('names who reads from the step, in any letter case and at any depth', () => {
    expect(lossOf(DEFINITION, ['Get'])).toEqual({ inside: [], dependents: ['Inner'] });
  });

  it('counts what is inside, and who reads from that', () => {
    expect(lossOf(DEFINITION, ['Scope'])).toEqual({ inside: ['Inner'], dependents: ['Last'] });
  });

  it('does not count what goes as well', () => {
    expect(lossOf(DEFINITION, ['Get', 'Scope'])).toEqual({ inside: ['Inner'], dependents: ['Last'] });
  });

  it('loses nothing with a step that nobody reads', () => {
    expect(lossOf(DEFINITION, ['Last'])).toEqual({ inside: [], dependents: [] });
  });
});

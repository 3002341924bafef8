import { describe, expect, it } from 'vitest';
import type { ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';
import { findAction } from '#core/definition/walk.ts';
import { possiblePredecessors } from './possible-predecessors.ts';

const waitingFor = (...names: string[]) => ({
  type: 'Compose',
  runAfter: Object.fromEntries(names.map((name) => [name, ['Succeeded']])),
});

function candidates(actions: ActionDefinitions, name: string): string[] {
  const definition: WorkflowDefinition = { actions };
  const located = findAction(definition, name);
  return located ? possiblePredecessors(located) : [];
}

describe('possiblePredecessors', () => {
  it('leaves out itself, present predecessors and all that follows', () => {
    const actions = { A: waitingFor(), B: waitingFor('a'), C: waitingFor('B'), Other: waitingFor() };
    expect(candidates(actions, 'B')).toEqual(['Other']);
    expect(candidates(actions, 'A')).toEqual(['Other']);
    expect(candidates(actions, 'C')).toEqual(['A', 'Other']);
  });
});

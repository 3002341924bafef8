import { describe, expect, it } from 'vitest';
import type { ActionDefinition, ActionDefinitions, WorkflowDefinition } from './types.ts';
import { actionsVisibleFrom, containerOf, findAction, predecessorsOf, successorsOf, walkActions } from './walk.ts';

const step = (...after: string[]): ActionDefinition => ({
  type: 'Compose',
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});
const holding = (type: string, actions: ActionDefinitions, ...after: string[]): ActionDefinition => ({
  ...step(...after),
  type,
  actions,
});

const DEFINITION: WorkflowDefinition = {
  actions: {
    Start: step(),
    Beside: step(),
    Scope: holding('Scope', { A: step(), B: step('a'), Deep: holding('Scope', { C: step() }, 'B') }, 'START'),
    Loop: holding('Foreach', { L1: step(), L2: step('L1'), Inner: holding('Scope', { L3: step() }, 'L2') }, 'Scope'),
    Until: holding('Until', { U: step() }, 'Loop'),
    If: { ...holding('If', { Yes: step() }, 'Until'), else: { actions: { No: step() } } },
    Last: step('If', 'Nobody'),
    CircleA: step('CircleB'),
    CircleB: step('CircleA'),
  },
};

const visible = (name: string): string[] => actionsVisibleFrom(DEFINITION, name).map((located) => located.name);

describe('walkActions', () => {
  it('meets every action, a container before what it holds', () => {
    const names = walkActions(DEFINITION).map(({ name }) => name);
    expect(names.slice(0, 7)).toEqual(['Start', 'Beside', 'Scope', 'A', 'B', 'Deep', 'C']);
    expect(findAction(DEFINITION, 'no')).toMatchObject({
      path: ['actions', 'If', 'else', 'actions', 'No'],
      parents: ['If'],
    });
  });
});

describe('neighbours', () => {
  it('are found without regard to letter case', () => {
    expect(predecessorsOf(DEFINITION, 'scope')).toEqual(['Start']);
    expect(successorsOf(DEFINITION, 'a')).toEqual(['B']);
    expect(containerOf(DEFINITION, 'C')?.name).toBe('Deep');
    expect(containerOf(DEFINITION, 'Start')).toBeUndefined();
    expect(predecessorsOf(DEFINITION, 'Last')).toEqual(['If']);
  });
});

describe('actionsVisibleFrom', () => {
  it('climbs out of containers', () => {
    expect(visible('Start')).toEqual([]);
    expect(visible('C')).toEqual(['Start', 'A', 'B']);
  });

  it('sees the whole inside of a container that comes before, but not of a Foreach', () => {
    expect(visible('Until')).toEqual(['Start', 'Scope', 'A', 'B', 'Deep', 'C', 'Loop']);
    expect(visible('Last')).toEqual(['Start', 'Scope', 'A', 'B', 'Deep', 'C', 'Loop', 'Until', 'U', 'If', 'Yes', 'No']);
  });

  it('sees the same iteration of a Foreach from inside', () => {
    expect(visible('L3')).toEqual(['Start', 'Scope', 'A', 'B', 'Deep', 'C', 'L1', 'L2']);
  });

  it('sees nothing of the other side of a condition', () => {
    expect(visible('No')).not.toContain('Yes');
  });

  it('ends for circles and for names that do not exist', () => {
    expect(visible('CircleA')).toContain('CircleB');
    expect(visible('Nobody')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import { placeAbove, placeBehind, placeBehindChosen, placeBelow, placeBeside } from './places.ts';

const step = (...after: string[]) => ({
  type: 'Compose',
  inputs: 1,
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});

const definition: WorkflowDefinition = {
  actions: {
    A: step(),
    B: step('A'),
    Handler: { type: 'Compose', runAfter: { B: ['Failed'] } },
    C: { type: 'Scope', actions: { Inner: step() }, runAfter: { B: ['Succeeded'] } },
  },
};
const root = ['definition'];

function located(name: string) {
  const found = walkActions(definition).find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
}

describe('the place behind steps', () => {
  it('is before what normally follows, not before what handles a failure', () => {
    const expected = { container: '/definition/actions', after: ['B'], before: ['C'] };
    expect(placeBehind({ root }, located('B'))).toEqual(expected);
  });

  it('is in the container of the step', () => {
    const expected = { container: '/definition/actions/C/actions', after: ['Inner'], before: [] };
    expect(placeBehind({ root }, located('Inner'))).toEqual(expected);
  });

  it('is the end of the flow when nothing is chosen', () => {
    const text = JSON.stringify({ definition });
    const expected = { container: '/definition/actions', after: ['C'], before: [] };
    expect(placeBehindChosen({ root, actions: [] }, text)).toEqual(expected);
    const empty = { container: '/definition/actions', after: [], before: [] };
    expect(placeBehindChosen({ root, actions: [] }, '{"definition": {}}')).toEqual(empty);
  });
});

describe('the place beside a step', () => {
  it('starts where the step starts', () => {
    expect(placeBeside({ root }, located('C'))).toEqual({ container: '/definition/actions', after: ['B'], before: [] });
  });
});

describe('one place up or down', () => {
  it('changes places with the neighbour', () => {
    expect(placeAbove({ root }, located('B'))).toEqual({ container: '/definition/actions', after: [], before: ['A'] });
    const below = { container: '/definition/actions', after: ['B'], before: ['Handler', 'C'] };
    expect(placeBelow({ root }, located('A'))).toEqual(below);
  });

  it('is nowhere at the ends and at forks', () => {
    expect(placeAbove({ root }, located('A'))).toBeUndefined();
    expect(placeBelow({ root }, located('B'))).toBeUndefined();
    expect(placeBelow({ root }, located('Inner'))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { brokenByMove, moveActions } from './move-actions.ts';
import { parallelTo, placeAtEnd } from './places.ts';
import { FLOW, flowOf, outline, runAfterOf } from './testing/flow.ts';

const CHAIN = flowOf({ A: {}, B: {}, C: {}, D: {}, E: {} });
const at = (after: string[], before: string[] = [], container = '/actions') => ({ container, after, before });

describe('moveActions', () => {
  it('moves a part of a chain to another line in its order', () => {
    const text = moveActions(CHAIN, ['B', 'C'], at(['D'], ['E']));
    expect(runAfterOf(text, 'D')).toEqual({ A: ['Succeeded'] });
    expect(runAfterOf(text, 'B')).toEqual({ D: ['Succeeded'] });
    expect(runAfterOf(text, 'C')).toEqual({ B: ['Succeeded'] });
    expect(runAfterOf(text, 'E')).toEqual({ C: ['Succeeded'] });
  });

  it('keeps the order of steps that did not stand beside each other', () => {
    const text = moveActions(CHAIN, ['D', 'B'], at(['A'], ['B']));
    expect(runAfterOf(text, 'D')).toEqual({ B: ['Succeeded'] });
    expect(runAfterOf(text, 'C')).toEqual({ D: ['Succeeded'] });
    expect(runAfterOf(text, 'E')).toEqual({ C: ['Succeeded'] });
  });

  it('moves into a container and out of it, with the condition of the line', () => {
    const into = moveActions(FLOW, ['Last'], at(['Inner_A'], ['Inner_B'], '/actions/Scope/actions'));
    expect(outline(into)).toContain('Scope/Last');
    expect(runAfterOf(into, 'Inner_B')).toEqual({ Last: ['Succeeded'] });
    const out = moveActions(FLOW, ['Inner_A', 'Inner_B'], at(['Scope'], ['Handler']));
    expect(outline(out).slice(0, 4)).toEqual(['First', 'Scope', 'Inner_A', 'Inner_B']);
    expect(runAfterOf(out, 'Inner_A')).toEqual({ Scope: ['Failed', 'TimedOut'] });
    expect(runAfterOf(out, 'Handler')).toEqual({ Inner_B: ['Succeeded'] });
  });

  it.each([
    [['B', 'C'], at(['A'], ['B'])],
    [['B', 'C'], at(['B'], ['C'])],
    [['B', 'C'], at(['C'], ['D'])],
    [['C'], at(['C'], ['D'])],
  ])('leaves %j alone on its own line %j', (names, to) => {
    expect(moveActions(CHAIN, names, to)).toBe(CHAIN);
  });

  it('refuses a place inside what moves, and one that is not there', () => {
    expect(() => moveActions(FLOW, ['First', 'Scope'], at(['Inner_A'], [], '/actions/Scope/actions'))).toThrow(
      'into itself',
    );
    expect(() => moveActions(FLOW, ['First'], at(['Nobody']))).toThrow('at this place');
  });
});

describe('brokenByMove', () => {
  it('names references that would come too early, and only what is new', () => {
    const broken = brokenByMove(FLOW, ['First'], at(['Last']));
    expect(broken.map(({ action, reference, code }) => ({ action, reference, code }))).toEqual([
      { action: 'Inner_A', reference: 'FIRST', code: 'ReferenceNotUpstream' },
      { action: 'Inner_A', reference: 'first', code: 'ReferenceNotUpstream' },
    ]);
    expect(brokenByMove(FLOW, ['Last'], at(['First'], ['Scope']))).toEqual([]);
  });

  it('sees what cannot stand in a loop or a container', () => {
    const text = flowOf({
      Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string' }] } },
      Loop: { type: 'Foreach', foreach: [1], actions: { In: { type: 'Compose', inputs: "@items('Loop')" } } },
      Answer: { type: 'Response', inputs: { statusCode: 200 } },
    });
    const inside = at(['In'], [], '/actions/Loop/actions');
    expect(brokenByMove(text, ['Answer'], inside)).toMatchObject([{ code: 'ResponseInLoop', action: 'Answer' }]);
    expect(brokenByMove(text, ['Init'], inside)).toMatchObject([{ code: 'NestedVariable', action: 'Init' }]);
    expect(brokenByMove(text, ['In'], at(['Answer']))).toMatchObject([
      { code: 'OutsideLoop', action: 'In', reference: 'Loop', why: expect.stringContaining('Loop') },
    ]);
  });
});

describe('places', () => {
  it('starts a branch beside what follows', () => {
    expect(parallelTo(at(['A'], ['B']))).toEqual(at(['A']));
  });

  it('finds the end of a container, past what only handles failures', () => {
    expect(placeAtEnd(FLOW, '/actions')).toEqual(at(['Last']));
    expect(placeAtEnd(FLOW, '/actions/Scope/actions').after).toEqual(['Inner_B']);
    expect(() => placeAtEnd(FLOW, '/actions/First')).toThrow('no place for actions');
  });
});

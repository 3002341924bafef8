import { describe, expect, it } from 'vitest';
import { foreach } from '#core/actions/foreach.ts';
import { ifAction } from '#core/actions/if.ts';
import { scope } from '#core/actions/scope.ts';
import { until } from '#core/actions/until.ts';
import { brokenBy } from './broken-by.ts';
import { actionOf, FLOW, flowOf, outline, runAfterOf } from './testing/flow.ts';
import { unwrapAction } from './unwrap-action.ts';
import { wrapActions } from './wrap-actions.ts';

const CHAIN = flowOf({ A: {}, B: {}, C: {}, D: {} });
const container = scope.create('Group');

describe('wrapActions', () => {
  it.each([scope, ifAction, foreach, until])('puts $title around steps, in their place', ({ type, create }) => {
    const text = wrapActions(CHAIN, { names: ['B', 'C'], name: 'Group', container: create('Group') });
    expect(outline(text)).toEqual(['A', 'Group', 'Group/B', 'Group/C', 'D']);
    expect(actionOf(text, 'Group')).toMatchObject({ type, runAfter: { A: ['Succeeded'] } });
    expect(runAfterOf(text, 'B')).toEqual({});
    expect(runAfterOf(text, 'C')).toEqual({ B: ['Succeeded'] });
    expect(runAfterOf(text, 'D')).toEqual({ Group: ['Succeeded'] });
  });

  it('keeps the formatting of the steps and what waits for a failure', () => {
    const text = wrapActions(FLOW, { names: ['First', 'Scope'], name: 'Try', container });
    expect(text).toContain('                    "unknownThing": [ 1,2 ]\n');
    expect(text).toContain('"First": {"type": "Compose", "inputs": 1.0, "runAfter": {}},');
    expect(runAfterOf(text, 'Handler')).toEqual({ Try: ['Failed', 'TimedOut'] });
    expect(runAfterOf(text, 'Last')).toEqual({ Try: ['Succeeded'] });
  });

  it('waits once for several ends, with the handler of a failure inside', () => {
    const text = wrapActions(
      flowOf({
        A: {},
        B: {},
        Handler: { runAfter: { A: ['Failed'] } },
        Join: { runAfter: { B: ['Succeeded', 'Skipped'], Handler: ['Succeeded', 'Skipped'] } },
      }),
      { names: ['A', 'B', 'Handler'], name: 'Group', container },
    );
    expect(runAfterOf(text, 'Join')).toEqual({ Group: ['Succeeded', 'Skipped'] });
  });

  it('refuses what leaves a step between, lies in two containers, or runs on two conditions', () => {
    const wrap = (text: string, names: string[], name = 'Group') => wrapActions(text, { names, name, container });
    expect(() => wrap(CHAIN, ['A', 'C'])).toThrow('"B" stands between the steps');
    expect(() => wrap(FLOW, ['First', 'Inner_A'])).toThrow('different containers');
    expect(() => wrap(FLOW, ['Handler', 'Last'])).toThrow('one container runs on one condition');
    expect(() => wrap(FLOW, ['First'], 'inner_b')).toThrow('is taken');
  });

  it('leaves it to the check what a container makes impossible', () => {
    const text = flowOf({
      Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string' }] } },
    });
    expect(brokenBy(text, wrapActions(text, { names: ['Init'], name: 'Group', container }))).toMatchObject([
      { code: 'NestedVariable', action: 'Init' },
    ]);
  });
});

describe('unwrapAction', () => {
  it('undoes what wrapping did', () => {
    const names = ['B', 'C'];
    const text = unwrapAction(wrapActions(CHAIN, { names, name: 'Group', container }), { name: 'group' });
    expect(text).toBe(CHAIN);
  });

  it('lets a handler of the container wait for its last step, which is skipped when an earlier one fails', () => {
    const text = unwrapAction(FLOW.replace("@result('Scope')", 'x'), { name: 'Scope' });
    expect(outline(text)).toEqual(['First', 'Inner_A', 'Inner_B', 'Handler', 'Last']);
    expect(runAfterOf(text, 'Inner_A')).toEqual({ First: ['Succeeded'] });
    expect(runAfterOf(text, 'Handler')).toEqual({ Inner_B: ['Failed', 'TimedOut', 'Skipped'] });
    expect(text).toContain('"runAfter": { "inner_a": [ "Succeeded" ] }');
    expect(text).toContain('and \\u0040{body(\'first\')}", "runAfter": {"First": ["Succeeded"]} },');
  });

  it('takes an empty container away', () => {
    const text = flowOf({ A: {}, Group: { type: 'Scope', actions: {} }, B: {} });
    expect(runAfterOf(unwrapAction(text, { name: 'Group' }), 'B')).toEqual({ A: ['Succeeded'] });
  });

  it.each([
    ['its result is read', FLOW, 'Scope', 'Handler: There is no action "Scope"'],
    ['it holds nothing', FLOW, 'First', 'holds no steps'],
    [
      'its items are used',
      flowOf({ Loop: { type: 'Foreach', foreach: [], actions: { In: { type: 'Compose', inputs: '@item()' } } } }),
      'Loop',
      'In: item() stands for',
    ],
    [
      'two sides hold steps',
      flowOf({
        If: {
          type: 'If',
          expression: '@true',
          actions: { A: { type: 'Compose', inputs: 1 } },
          else: { actions: { B: { type: 'Compose', inputs: 1 } } },
        },
      }),
      'If',
      'More than one side',
    ],
    [
      'no one step tells of its failure',
      flowOf({
        Group: { type: 'Scope', actions: { A: { type: 'Compose', inputs: 1 }, B: { type: 'Compose', inputs: 1 } } },
        Handler: { runAfter: { Group: ['Failed'] } },
      }),
      'Group',
      'no one step would tell',
    ],
  ])('refuses when %s', (_, text, name, message) => {
    expect(() => unwrapAction(text, { name })).toThrow(message);
  });
});

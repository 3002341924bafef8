import { describe, expect, it } from 'vitest';
import { compareDefinitions } from './compare-definitions.ts';
import type { ActionDefinition, WorkflowDefinition } from './types.ts';
import { uniteDefinitions } from './unite-definitions.ts';
import { walkActions } from './walk.ts';

const compose = (inputs: string, after?: string): ActionDefinition => ({
  type: 'Compose',
  inputs,
  runAfter: after === undefined ? {} : { [after]: ['Succeeded'] },
});
const scope = (actions: WorkflowDefinition['actions']): ActionDefinition => ({
  type: 'Scope',
  runAfter: {},
  ...(actions && { actions }),
});

describe('the difference of two definitions', () => {
  it('is nothing when only the order of properties and the letter case of names in objects differ in no way', () => {
    const before = { actions: { A: { type: 'Compose', inputs: { a: 1, b: 2 } } } };
    const after = { actions: { A: { inputs: { b: 2, a: 1 }, type: 'Compose' } } };
    expect(compareDefinitions(before, after)).toEqual({ steps: [], parts: [] });
  });

  it('names steps that came, went and changed, a container apart from what it holds', () => {
    const before = { actions: { Box: scope({ In: compose('a'), Gone: compose('x', 'In') }), Stays: compose('s') } };
    const after = { actions: { Box: scope({ In: compose('b'), New: compose('y', 'In') }), Stays: compose('s') } };
    expect(compareDefinitions(before, after).steps).toEqual([
      { kind: 'changed', step: 'action', name: 'In', fields: ['inputs'] },
      { kind: 'added', step: 'action', name: 'New', fields: [] },
      { kind: 'removed', step: 'action', name: 'Gone', fields: [] },
    ]);
  });

  it('says of a step that stands in another container that its place changed', () => {
    const before = { actions: { Box: scope({}), Walker: compose('a') } };
    const after = { actions: { Box: scope({ Walker: compose('a') }) } };
    expect(compareDefinitions(before, after).steps).toEqual([
      { kind: 'changed', step: 'action', name: 'Walker', fields: ['place'] },
    ]);
  });

  it('covers triggers, parameters, outputs and what else stands at the top', () => {
    const before = { triggers: { t: { type: 'Request' } }, parameters: { p: { type: 'String' } }, description: 'old' };
    const after = { triggers: { t: { type: 'Request', kind: 'Http' } }, parameters: {}, description: 'new' };
    expect(compareDefinitions(before, after)).toEqual({
      steps: [{ kind: 'changed', step: 'trigger', name: 't', fields: ['kind'] }],
      parts: [
        { kind: 'removed', section: 'parameters', name: 'p' },
        { kind: 'changed', section: '', name: 'description' },
      ],
    });
  });
});

describe('two definitions as one', () => {
  it('puts what is gone back at its old place, waited for by nobody that stayed', () => {
    const before = {
      actions: { First: compose('1'), Gone: compose('g', 'First'), Last: compose('l', 'Gone') },
    };
    const after = { actions: { First: compose('1'), Last: compose('l', 'First') } };
    const { actions = {} } = uniteDefinitions(before, after);
    expect(Object.keys(actions)).toEqual(['First', 'Last', 'Gone']);
    expect(actions.Gone?.runAfter).toEqual({ First: ['Succeeded'] });
    expect(actions.Last?.runAfter).toEqual({ First: ['Succeeded'] });
  });

  it('keeps a container that is gone with what is gone, and shows what moved out of it once', () => {
    const before = { actions: { Box: scope({ Moved: compose('m'), Lost: compose('l', 'Moved') }) } };
    const after = { actions: { Moved: compose('m') } };
    const united = uniteDefinitions(before, after);
    expect(walkActions(united).map(({ name, parents }) => [...parents, name].join('/'))).toEqual([
      'Moved',
      'Box',
      'Box/Lost',
    ]);
    expect(united.actions?.Box?.actions?.Lost?.runAfter).toEqual({});
  });
});

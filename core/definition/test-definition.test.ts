import { describe, expect, it } from 'vitest';
import { isStopEnd, stoppedStep, testDefinition } from './test-definition.ts';
import type { WorkflowDefinition } from './types.ts';

const DEFINITION: WorkflowDefinition = {
  actions: {
    Call: { type: 'Http', inputs: { uri: "@parameters('x')" }, runtimeConfiguration: { secureData: {} }, runAfter: {} },
    Box: {
      type: 'If',
      runAfter: { Call: ['Succeeded'] },
      else: { actions: { Inner: { type: 'Select', inputs: { from: [], select: '@item()' } } } },
    },
  },
  staticResults: { Call0: { status: 'Failed' } },
};

const NOTHING = { results: new Map(), stopBefore: new Set<string>() };

describe('a definition to be tested', () => {
  it('is as it was when nothing is asked', () => {
    expect(testDefinition(DEFINITION, NOTHING)).toEqual(DEFINITION);
  });

  it('has results in place of what steps do, beside those of its own', () => {
    const results = new Map([['call', { status: 'Succeeded', outputs: { body: 1 } }]]);
    const { actions, staticResults = {} } = testDefinition(DEFINITION, { ...NOTHING, results });
    const setting = actions?.Call?.runtimeConfiguration;
    expect(setting).toMatchObject({ secureData: {}, staticResult: { staticResultOptions: 'Enabled' } });
    expect(Object.values(staticResults)).toEqual([{ status: 'Failed' }, { status: 'Succeeded', outputs: { body: 1 } }]);
  });

  it('does what a step does although a static result is switched on for it', () => {
    const on = { staticResult: { name: 'Call0', staticResultOptions: 'Enabled' } };
    const mocked = { actions: { Call: { type: 'Http', runtimeConfiguration: on } } };
    const { actions } = testDefinition(mocked, { ...NOTHING, results: new Map([['call', undefined]]) });
    expect(actions?.Call?.runtimeConfiguration).toEqual({});
  });

  it('ends before a step, also inside containers, and shows inputs that can be told by then', () => {
    const stopBefore = new Set(['call', 'inner']);
    const { actions = {} } = testDefinition(DEFINITION, { ...NOTHING, stopBefore });
    const [[inputsName, inputs] = [], [endName] = []] = Object.entries(actions.Call?.actions ?? {});
    expect(stoppedStep(inputsName ?? '')).toBe('Call');
    expect(inputs?.inputs).toEqual({ uri: "@parameters('x')" });
    expect(isStopEnd(endName ?? '')).toBe(true);
    const inner = Object.values(actions.Box?.else?.actions?.Inner?.actions ?? {});
    expect(inner.map(({ type, inputs: given }) => [type, given])).toEqual([
      ['Compose', null],
      ['Terminate', { runStatus: 'Cancelled' }],
    ]);
  });
});

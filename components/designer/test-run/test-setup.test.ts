import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { EMPTY_SETUP, type TestSetup, testedSteps, testOrder } from './test-setup.ts';

const DEFINITION: WorkflowDefinition = {
  actions: {
    Call: { type: 'Http', inputs: {} },
    Mocked: {
      type: 'Http',
      inputs: {},
      runtimeConfiguration: { staticResult: { name: 'mocked0', staticResultOptions: 'Enabled' } },
    },
    Child: { type: 'Workflow', inputs: {} },
    Off: { type: 'Http', inputs: {}, metadata: { disabled: true } },
    Note: { type: 'Compose', inputs: 1 },
  },
  staticResults: { Mocked0: { status: 'Failed' } },
};

const brief = (setup: TestSetup) =>
  testedSteps(DEFINITION, setup).map(({ name, reach, isReplaced }) => [name, reach, isReplaced]);

describe('the steps that a test run has to decide about', () => {
  it('are those that reach beyond the flow: called, or replaced where there is nobody to call', () => {
    expect(brief(EMPTY_SETUP)).toEqual([
      ['Call', 'call', false],
      ['Mocked', 'call', true],
      ['Child', 'outside', true],
    ]);
  });

  it('begin with the static result of the definition, else with a sample of what the step gives', () => {
    const results = new Map(testedSteps(DEFINITION, EMPTY_SETUP).map(({ name, result }) => [name, JSON.parse(result)]));
    expect(results.get('Mocked')).toEqual({ status: 'Failed' });
    expect(results.get('Call')).toMatchObject({ status: 'Succeeded', outputs: { headers: {} } });
  });

  it('are as the person chose, any other step too', () => {
    const on = { isOn: true, text: '{}' };
    const results = { note: on, mocked: { isOn: false, text: '{}' } };
    expect(brief({ ...EMPTY_SETUP, results })).toEqual([
      ['Call', 'call', false],
      ['Mocked', 'call', false],
      ['Child', 'outside', true],
      ['Note', 'inside', true],
    ]);
  });
});

describe('the order of a test run', () => {
  it('says of every such step whether it is called or replaced', () => {
    const order = testOrder({
      definition: DEFINITION,
      text: 'text',
      parameters: '{}',
      body: ' ',
      setup: { ...EMPTY_SETUP, results: { call: { isOn: true, text: '{"status":"Skipped"}' } }, stopBefore: 'Child' },
    });
    expect(order).toMatchObject({ stopBefore: ['Child'], timeout: 120_000, skipsDelays: false });
    expect(order.body).toBeUndefined();
    expect(order.steps).toEqual([
      { action: 'Call', result: '{"status":"Skipped"}' },
      { action: 'Mocked', result: expect.stringContaining('Failed') },
      { action: 'Child', result: expect.stringContaining('Succeeded') },
    ]);
  });
});

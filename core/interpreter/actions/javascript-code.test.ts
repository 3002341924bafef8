import { describe, expect, it } from 'vitest';
import { runActions } from '#core/interpreter/testing/run-actions.ts';

const compose = (value: string) => ({ type: 'Compose', inputs: value, runAfter: {} });
/** Stands for the sandbox, which is asked without an address. */
const http = [{ method: '', uri: '', responses: [{ status: 200 }] }];

const script = (inputs: object) => ({
  type: 'JavaScriptCode',
  inputs: { ...inputs },
  runAfter: { First: ['Succeeded'], Second: ['Succeeded'] },
});

async function contextFor(inputs: object) {
  const { record } = await runActions(
    { First: compose('1'), Second: compose('2'), Script: script(inputs) },
    { host: { http }, run: { outputs: { body: 'hello' } } },
  );
  return record('Script')?.inputs;
}

describe('JavaScriptCode', () => {
  it('gives the code the actions that it names', async () => {
    const code = 'return workflowContext.actions.First.outputs;';
    expect(await contextFor({ code })).toMatchObject({
      code,
      workflowContext: {
        actions: { First: { name: 'First', status: 'Succeeded', outputs: '1' } },
        workflow: { name: 'Test', run: { name: 'run-1' } },
      },
    });
    expect(await contextFor({ code })).not.toHaveProperty('workflowContext.actions.Second');
    expect(await contextFor({ code })).not.toHaveProperty('workflowContext.trigger');
  });

  it('gives the code exactly what its dependencies list', async () => {
    const code = 'return workflowContext.actions.First;';
    const inputs = await contextFor({ code, explicitDependencies: { actions: ['Second'], includeTrigger: true } });
    expect(inputs).toMatchObject({
      workflowContext: { actions: { Second: { outputs: '2' } }, trigger: { outputs: { body: 'hello' } } },
    });
    expect(inputs).not.toHaveProperty('workflowContext.actions.First');
  });

  it('hides its values when it reads an action whose values are hidden', async () => {
    const hidden = { ...compose('secret'), runtimeConfiguration: { secureData: { properties: ['inputs'] } } };
    const code = 'return workflowContext.actions.First.outputs;';
    const actions = { First: hidden, Second: compose('2'), Script: script({ code }) };
    const { record } = await runActions(actions, { host: { http } });
    expect(record('Script')).toMatchObject({ secured: ['inputs', 'outputs'] });
    expect(record('Script')).not.toHaveProperty('inputs');
  });

  it('fails without code', async () => {
    const { record } = await runActions({ Script: { type: 'JavaScriptCode', inputs: {}, runAfter: {} } });
    expect(record('Script')).toMatchObject({ status: 'Failed', error: { code: 'InvalidTemplate' } });
  });
});

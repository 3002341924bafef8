import { describe, expect, it } from 'vitest';

import type { ActionDefinitions } from '#core/definition/types.ts';
import { fakeHost, runOnFakeHost } from './testing/fake-host.ts';
import { runActions } from './testing/run-actions.ts';
import { runInput } from './testing/run-input.ts';

const HOUR = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } };

describe('a run that is cancelled', () => {
  it('cancels what is running and skips the rest', async () => {
    const actions = { Pause: HOUR, Next: { type: 'Compose', inputs: 1, runAfter: { Pause: ['Succeeded'] } } };
    const { outcome, record, host } = await runActions(actions, { cancelAfter: 5000 });
    expect(outcome).toMatchObject({ status: 'Cancelled', code: 'WorkflowRunCancelled' });
    expect(host.now()).toBe(5000);
    expect(record('Pause')).toMatchObject({ status: 'Cancelled', code: 'ActionCancelled', endedAt: 5000 });
    expect(record('Next')).toMatchObject({ status: 'Skipped', error: { code: 'WorkflowRunCancelled' } });
  });

  it('cancels loops without inventing records for iterations that never were', async () => {
    const each = { type: 'Foreach', foreach: [1, 2, 3], operationOptions: 'Sequential', actions: { Pause: HOUR } };
    const { record, host } = await runActions({ Each: each }, { cancelAfter: 4_000_000 });
    expect(record('Each')).toMatchObject({ status: 'Cancelled', iterationCount: 2 });
    expect(record('Pause', '000001')).toMatchObject({ status: 'Cancelled' });
    expect([...host.records.keys()]).toEqual(['Each|', 'Pause|000000', 'Pause|000001']);
  });

  it('keeps the inputs of a call and the tries it has made', async () => {
    const http = [{ method: 'GET', uri: 'http://fake/a', responses: [{ status: 500 }] }];
    const retryPolicy = { type: 'fixed', count: 3, interval: 'PT1H' };
    const call = { type: 'Http', inputs: { method: 'GET', uri: 'http://fake/a', retryPolicy } };
    const { record } = await runActions({ Call: call }, { host: { http }, cancelAfter: 5000 });
    expect(record('Call')).toMatchObject({ status: 'Cancelled', inputs: { uri: 'http://fake/a' } });
    expect(record('Call')?.attempts).toMatchObject([{ attempt: 1, status: 'Failed', code: 'InternalServerError' }]);
  });

  it('runs nothing when it was cancelled before it began', async () => {
    const host = fakeHost();
    const input = runInput({ actions: { Call: { type: 'Compose', inputs: 1 } } });
    const outcome = await runOnFakeHost({ input, host, signal: AbortSignal.abort() });
    expect(outcome.status).toBe('Cancelled');
    expect(host.records.get('Call|')?.status).toBe('Skipped');
  });
});

describe('a definition that cannot run as it stands', () => {
  it('fails an action of an unknown type', async () => {
    const { outcome, record } = await runActions({ Mystery: { type: 'Teleport', inputs: {} } });
    expect(outcome.status).toBe('Failed');
    expect(record('Mystery')).toMatchObject({ status: 'Failed', code: 'ActionTypeNotSupported' });
  });

  it('fails actions that wait for each other or for a name that is not there', async () => {
    const actions: ActionDefinitions = {
      A: { type: 'Compose', inputs: 1, runAfter: { B: ['Succeeded'] } },
      B: { type: 'Compose', inputs: 1, runAfter: { A: ['Succeeded'] } },
      C: { type: 'Compose', inputs: 1, runAfter: { Nobody: ['Succeeded'] } },
    };
    const { outcome, record } = await runActions(actions);
    expect(outcome.status).toBe('Failed');
    expect(record('A')?.error?.message).toMatch(/wait for each other/);
    expect(record('C')?.error?.message).toContain("'Nobody'");
  });
});

describe('Terminate', () => {
  it('ends the run with the status it names, whatever else happened', async () => {
    const actions: ActionDefinitions = {
      Group: {
        type: 'Scope',
        actions: { Stop: { type: 'Terminate', inputs: { runStatus: 'succeeded' } } },
      },
      Broken: { type: 'Compose', inputs: "@outputs('Nothing')" },
      After: { type: 'Compose', inputs: 1, runAfter: { Group: ['Succeeded'] } },
    };
    const { outcome, record } = await runActions(actions);
    expect(outcome).toEqual({ status: 'Succeeded' });
    expect(record('Stop')?.status).toBe('Succeeded');
    expect(record('Group')?.status).toBe('Cancelled');
    expect(record('After')).toMatchObject({ status: 'Skipped', code: 'Terminated' });
  });

  it('fails when its status is none', async () => {
    const { record } = await runActions({ Stop: { type: 'Terminate', inputs: { runStatus: 'Maybe' } } });
    expect(record('Stop')).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
  });
});

describe('outputs of the definition', () => {
  it('fail a run that went well when they cannot be evaluated', async () => {
    const outputs = { total: { type: 'Int', value: "@variables('none')" } };
    const { outcome } = await runActions({ A: { type: 'Compose', inputs: 1 } }, { definition: { outputs } });
    expect(outcome).toMatchObject({ status: 'Failed', code: 'OutputParameterEvaluationFailed' });
  });
});

describe('a run', () => {
  it('does the same when it is done again', async () => {
    const actions: ActionDefinitions = {
      Each: {
        type: 'Foreach',
        foreach: '@range(0,30)',
        actions: {
          Pause: { type: 'Wait', inputs: { interval: { count: '@rand(1,9)', unit: 'Second' } } },
          Show: { type: 'Compose', inputs: '@guid()', runAfter: { Pause: ['Succeeded'] } },
        },
      },
    };
    const [first, second] = [await runActions(actions), await runActions(actions)];
    expect(second.host.history).toEqual(first.host.history);
  });
});

describe('result()', () => {
  it('lists what a scope would have run when the scope was skipped, and nothing of a side that was not taken', async () => {
    const { record } = await runActions({
      Broken: { type: 'Compose', inputs: "@outputs('Nothing')" },
      Try: {
        type: 'Scope',
        runAfter: { Broken: ['Succeeded'] },
        actions: { Step: { type: 'Compose', inputs: 1 } },
      },
      Check: { type: 'If', expression: false, actions: { Yes: { type: 'Compose', inputs: 1 } } },
      Show: {
        type: 'Compose',
        inputs: ["@result('Try')[0]['status']", "@length(result('Check'))"],
        runAfter: { Try: ['Skipped'], Check: ['Succeeded'] },
      },
    });
    expect(record('Show')?.outputs).toEqual(['Skipped', 0]);
  });
});

describe('a side that was not taken', () => {
  it('is skipped at every depth for the same reason', async () => {
    const { record } = await runActions({
      Check: {
        type: 'If',
        expression: false,
        actions: { Group: { type: 'Scope', actions: { Deep: { type: 'Compose', inputs: 1 } } } },
      },
    });
    expect(record('Deep')?.error?.code).toBe('ActionBranchingConditionNotSatisfied');
  });
});

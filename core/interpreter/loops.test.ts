import { describe, expect, it } from 'vitest';

import type { ActionDefinitions } from '#core/definition/types.ts';
import { PayloadRef } from '#core/json/payload-ref.ts';
import { LIMITS } from '#core/limits.ts';
import { fakeHost, runOnFakeHost } from './testing/fake-host.ts';
import { runActions } from './testing/run-actions.ts';
import { runInput } from './testing/run-input.ts';

const ECHO: ActionDefinitions = { Echo: { type: 'Compose', inputs: '@item()' } };

describe('Foreach', () => {
  it('runs at most as many items side by side as it may', async () => {
    const pause = { Pause: { type: 'Wait', inputs: { interval: { count: 10, unit: 'Second' } } } };
    const runtimeConfiguration = { concurrency: { repetitions: 3 } };
    const { host } = await runActions({
      Each: { type: 'Foreach', foreach: '@range(0,7)', actions: pause, runtimeConfiguration },
    });
    expect(host.now()).toBe(30_000);
  });

  it('refuses more parallel items than the limit', async () => {
    const runtimeConfiguration = { concurrency: { repetitions: LIMITS.foreachParallel.ours + 1 } };
    const { record } = await runActions({
      Each: { type: 'Foreach', foreach: [1], actions: ECHO, runtimeConfiguration },
    });
    expect(record('Each')).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
    expect(record('Echo')?.status).toBe('Skipped');
  });

  it('keeps to the limits that the operator has set', async () => {
    const run = { limits: { MAX_FOREACH_ITEMS: 2, MAX_FOREACH_PARALLEL: 1, MAX_UNTIL_CYCLES: 3, MAX_RETRIES: 1 } };
    const runtimeConfiguration = { concurrency: { repetitions: 2 } };
    const retryPolicy = { type: 'fixed', count: 2, interval: 'PT5S' };
    const actions: ActionDefinitions = {
      Long: { type: 'Foreach', foreach: [1, 2, 3], actions: ECHO },
      Wide: { type: 'Foreach', foreach: [1], actions: {}, runtimeConfiguration },
      Loop: { type: 'Until', expression: '@false', actions: {}, limit: { count: 4 } },
      Call: { type: 'Http', inputs: { method: 'GET', uri: 'http://fake/a', retryPolicy } },
    };
    const { record } = await runActions(actions, { run });
    expect(record('Long')?.code).toBe('TooManyItems');
    for (const name of ['Wide', 'Loop', 'Call']) expect(record(name)?.code).toBe('InvalidTemplate');
  });

  it('refuses a longer list than the limit before its first item', async () => {
    const foreach = Array<number>(LIMITS.foreachItems.ours + 1).fill(1);
    const { record } = await runActions({ Each: { type: 'Foreach', foreach, actions: ECHO } });
    expect(record('Each')).toMatchObject({ status: 'Failed', code: 'TooManyItems' });
    expect(record('Echo')?.status).toBe('Skipped');
  });

  it('reads a stored array page by page', async () => {
    const stored = new PayloadRef('abc', 5000, 'array');
    const payloads = { abc: Array.from({ length: 250 }, (_, index) => index) };
    const run = { outputs: { body: stored } };
    const each = { type: 'Foreach', foreach: '@triggerBody()', actions: ECHO };
    const { record } = await runActions({ Each: each }, { host: { payloads }, run });
    expect(record('Each')).toMatchObject({ status: 'Succeeded', iterationCount: 250 });
    expect(record('Echo', '000249')?.outputs).toBe(249);
  });

  it('gives result() one entry per inner action with its repetitions in the order of the items', async () => {
    const { record } = await runActions({
      Each: {
        type: 'Foreach',
        foreach: [30, 10],
        actions: {
          Pause: { type: 'Wait', inputs: { interval: { count: '@item()', unit: 'Second' } } },
          Echo: { type: 'Compose', inputs: '@item()', runAfter: { Pause: ['Succeeded'] } },
        },
      },
      Names: {
        type: 'Select',
        inputs: { from: "@result('Each')", select: "@item()['name']" },
        runAfter: { Each: ['Succeeded'] },
      },
      Values: {
        type: 'Select',
        inputs: { from: "@result('each')[1]['outputs']", select: "@item()['outputs']" },
        runAfter: { Each: ['Succeeded'] },
      },
    });
    expect(record('Names')?.outputs).toEqual({ body: ['Pause', 'Echo'] });
    expect(record('Values')?.outputs).toEqual({ body: [30, 10] });
  });

  it('says how to reach the inside of a loop from outside', async () => {
    const { record } = await runActions({
      Each: { type: 'Foreach', foreach: [1], actions: ECHO },
      Show: { type: 'Compose', inputs: "@outputs('Echo')", runAfter: { Each: ['Succeeded'] } },
    });
    expect(record('Show')?.error?.message).toContain("Use result('Each')");
  });

  it('means the same iteration by a name, in loops inside loops too', async () => {
    const { record } = await runActions({
      Outer: {
        type: 'Foreach',
        foreach: [1, 2],
        actions: {
          Ten: { type: 'Compose', inputs: '@mul(item(),10)' },
          Inner: {
            type: 'Foreach',
            foreach: '@createArray(1,2)',
            runAfter: { Ten: ['Succeeded'] },
            actions: {
              Sum: { type: 'Compose', inputs: "@add(outputs('Ten'),item())" },
            },
          },
        },
      },
    });
    expect(record('Sum', '000000/000001')?.outputs).toBe(12);
    expect(record('Sum', '000001/000000')?.outputs).toBe(21);
  });

  it('hands the thread back while it works through many items', async () => {
    const { host } = await runActions({ Each: { type: 'Foreach', foreach: '@range(0,2000)', actions: ECHO } });
    expect(host.checkpoints).toBeGreaterThanOrEqual(10);
  });

  it('takes time in proportion to the items and keeps none of their results', async () => {
    const timeOf = async (count: number): Promise<number> => {
      const host = fakeHost();
      host.record = () => undefined;
      const definition = { actions: { Each: { type: 'Foreach', foreach: `@range(0,${count})`, actions: ECHO } } };
      const start = performance.now();
      await runOnFakeHost({ input: runInput(definition), host });
      return performance.now() - start;
    };
    await timeOf(5000);
    const [small, large] = [await timeOf(10_000), await timeOf(40_000)];
    expect(large).toBeLessThan(small * 4 * 3);
  });
});

describe('Until', () => {
  it('lets later actions read the last cycle', async () => {
    const { record } = await runActions({
      Loop: {
        type: 'Until',
        expression: "@equals(iterationIndexes('Loop'),2)",
        actions: {
          Index: { type: 'Compose', inputs: "@iterationIndexes('Loop')" },
        },
      },
      Show: { type: 'Compose', inputs: "@outputs('Index')", runAfter: { Loop: ['Succeeded'] } },
      Count: { type: 'Compose', inputs: "@length(result('Loop')[0]['outputs'])", runAfter: { Loop: ['Succeeded'] } },
    });
    expect(record('Show')?.outputs).toBe(2);
    expect(record('Count')?.outputs).toBe(3);
    expect(record('Loop')?.iterationCount).toBe(3);
  });

  it('fails when its condition cannot be evaluated, after the cycle', async () => {
    const { record } = await runActions({
      Loop: {
        type: 'Until',
        expression: "@equals(variables('none'),1)",
        actions: { Tick: { type: 'Compose', inputs: 1 } },
      },
    });
    expect(record('Loop')).toMatchObject({ status: 'Failed', code: 'InvalidTemplate', iterationCount: 1 });
    expect(record('Tick', '000000')?.status).toBe('Succeeded');
    expect(record('Tick')).toBeUndefined();
  });

  it('runs 60 cycles when nothing else is said', async () => {
    const { record } = await runActions({
      Loop: { type: 'Until', expression: false, actions: { Tick: { type: 'Compose', inputs: 1 } } },
    });
    expect(record('Loop')).toMatchObject({ status: 'Succeeded', iterationCount: 60 });
  });

  it('lets its test look at the loop itself', async () => {
    const { record } = await runActions({
      Loop: {
        type: 'Until',
        expression: "@equals(action()['name'],'Loop')",
        actions: { Tick: { type: 'Compose', inputs: 1 } },
      },
    });
    expect(record('Loop')).toMatchObject({ status: 'Succeeded', iterationCount: 1 });
  });
});

describe('a variable in a loop', () => {
  it('grows by appending without changing what was read before', async () => {
    const { record } = await runActions({
      List: { type: 'InitializeVariable', inputs: { variables: [{ name: 'l', type: 'array', value: [0] }] } },
      Each: {
        type: 'Foreach',
        foreach: [1, 2],
        operationOptions: 'Sequential',
        runAfter: { List: ['Succeeded'] },
        actions: {
          Before: { type: 'Compose', inputs: "@variables('l')" },
          Add: {
            type: 'AppendToArrayVariable',
            inputs: { name: 'l', value: '@item()' },
            runAfter: { Before: ['Succeeded'] },
          },
        },
      },
      After: { type: 'Compose', inputs: "@variables('L')", runAfter: { Each: ['Succeeded'] } },
    });
    expect(record('Before', '000000')?.outputs).toEqual([0]);
    expect(record('Before', '000001')?.outputs).toEqual([0, 1]);
    expect(record('After')?.outputs).toEqual([0, 1, 2]);
  });
});

import { describe, expect, it } from 'vitest';

import type { FakeServer } from '#core/interpreter/testing/fake-servers.ts';
import type { Expectation, RunVector } from '#core/interpreter/testing/vector.ts';
import { runCase } from './run-cases.ts';

const ORDERS = 'https://example.com/orders';
const HOURLY = { frequency: 'Hour', interval: 1 };

function vector(trigger: object, expect: Expectation, responses: FakeServer['responses'] = []): RunVector {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { start: { recurrence: HOURLY, ...trigger } },
    actions: { Note: { type: 'Compose', inputs: '@triggerOutputs()', runAfter: {} } },
  };
  const http = responses.length === 0 ? [] : [{ method: 'GET', uri: ORDERS, responses }];
  return { name: 'case', definition: definition as never, trigger: { name: 'start' }, http, now: NOW, expect };
}

const NOW = '2026-05-01T10:00:00Z';
const POLL = { type: 'Http', inputs: { method: 'GET', uri: ORDERS } };
const calls = (count: number) => [{ method: 'GET', uri: ORDERS, count }];

async function differencesOf(one: RunVector) {
  return (await runCase(one)).differences;
}

describe('a poll on the local host', () => {
  it('starts a run with what the server answers', async () => {
    const note = { outputs: { $contains: { statusCode: 200, body: { id: 7 } } } };
    const one = vector(POLL, { status: 'Succeeded', actions: { Note: note } }, [{ status: 200, body: { id: 7 } }]);
    expect(await differencesOf(one)).toEqual([]);
  });

  it('starts none with 202, and none with a failure that stays, after its retries', async () => {
    expect(await differencesOf(vector(POLL, { runs: [], calls: calls(1) }, [{ status: 202 }]))).toEqual([]);
    const retryPolicy = { type: 'fixed', count: 2, interval: 'PT10S' };
    const stubborn = { ...POLL, inputs: { ...POLL.inputs, retryPolicy } };
    const expected = { runs: [], trigger: { status: 'Failed' }, calls: calls(3), elapsed: { atLeast: 'PT20S' } };
    expect(await differencesOf(vector(stubborn, expected, [{ status: 500 }]))).toEqual([]);
  });

  it('is split, and judged by its conditions', async () => {
    const split = { ...POLL, splitOn: "@triggerBody()?['value']" };
    const items = [{ status: 200, body: { value: [1, 2] } }];
    const runs = [1, 2].map((body) => ({ actions: { Note: { outputs: { $contains: { body } } } } }));
    expect(await differencesOf(vector(split, { runs }, items))).toEqual([]);
    const conditions = [{ expression: "@equals(triggers().code, 'NotFound')" }];
    const judged = vector({ ...POLL, conditions }, { status: 'Succeeded' }, [{ status: 404 }]);
    expect(await differencesOf(judged)).toEqual([]);
  });
});

describe('a SlidingWindow on the local host', () => {
  const played = (windowStartTime: string, windowEndTime: string) => ({
    actions: { Note: { outputs: { windowStartTime, windowEndTime } } },
  });

  it('plays the window that begins', async () => {
    const one = vector({ type: 'SlidingWindow' }, played(NOW, '2026-05-01T11:00:00Z'));
    expect(await differencesOf(one)).toEqual([]);
  });

  it('plays every window since its start time', async () => {
    const recurrence = { ...HOURLY, startTime: '2026-05-01T08:30:00Z' };
    const runs = [
      played('2026-05-01T08:30:00Z', '2026-05-01T09:30:00Z'),
      played('2026-05-01T09:30:00Z', '2026-05-01T10:30:00Z'),
    ];
    expect(await differencesOf(vector({ type: 'SlidingWindow', recurrence }, { runs }))).toEqual([]);
  });

  it('waits for its delay', async () => {
    const expected = { ...played(NOW, '2026-05-01T11:00:00Z'), elapsed: { atLeast: 'PT5M', atMost: 'PT5M' } };
    const one = vector({ type: 'SlidingWindow', inputs: { delay: 'PT5M' } }, expected);
    expect(await differencesOf(one)).toEqual([]);
  });
});

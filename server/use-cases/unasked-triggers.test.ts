import { describe, expect, it } from 'vitest';

import { transaction } from '#server/database.ts';
import { writeEvaluation } from '#server/repositories/trigger-evaluations.ts';
import {
  claimPolls,
  matchTriggerStates,
  pollUriOf,
  releasePoll,
  savePoll,
  type WantedState,
} from '#server/repositories/trigger-states.ts';

import { changeFlow } from './change-flow.ts';
import { getRunValues } from './get-run-values.ts';
import { listFlows } from './list-flows.ts';
import { listTriggerEvaluations } from './list-trigger-evaluations.ts';
import { requireFlow } from './require-flow.ts';
import { runFlow } from './run-flow.ts';
import { publishedFlow } from './testing/fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const NOTE = { Note: { type: 'Compose', inputs: 'x', runAfter: {} } };
const START = '2026-05-01T08:00:00Z';

function flowWith(trigger: object): object {
  return {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers: { start: { recurrence: { frequency: 'Hour', interval: 1, startTime: START }, ...trigger } },
    actions: NOTE,
  };
}

const POLLED = flowWith({ type: 'Http', inputs: { method: 'GET', uri: 'https://example.com/orders' } });
const SLIDING = flowWith({ type: 'SlidingWindow' });

async function stateOf(flowId: string) {
  const select = 'SELECT basis, "dueAt", "windowEnd", "pollUri" FROM "TriggerState" WHERE "flowId" = $1';
  const { rows } = await transaction((client) => client.query(select, [flowId]));
  return rows[0];
}

async function wantedState(flowId: string, more: Partial<WantedState> = {}): Promise<WantedState> {
  const { published, enabledAt } = await requireFlow(flowId);
  const later = new Date(Date.now() + 3_600_000);
  const versionId = published?.id ?? '';
  return { flowId, type: 'Http', basis: 'same', versionId, since: enabledAt, dueAt: later, ...more };
}

async function claimsOf(flowId: string) {
  return (await claimPolls(100)).filter((claim) => claim.flowId === flowId);
}

async function noteWindow(flowId: string, start: string, end: string): Promise<void> {
  const update = 'UPDATE "TriggerState" SET "windowStart" = $2, "windowEnd" = $3 WHERE "flowId" = $1';
  await transaction((client) => client.query(update, [flowId, start, end]));
}

describe('Run now of a trigger that nobody calls', () => {
  it('polls an Http trigger at once, and makes no run of it by itself', async () => {
    const flowId = await publishedFlow(POLLED);
    await matchTriggerStates([await wantedState(flowId)], []);
    expect(await runFlow(flowId, {})).toEqual({ runId: null });
    expect((await stateOf(flowId)).dueAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('plays the last window of a SlidingWindow once more, or the first one', async () => {
    const flowId = await publishedFlow(SLIDING);
    const windowOf = async (runId: string | null) =>
      (await getRunValues(runId ?? '', { repetition: '', side: 'outputs', trigger: '1' })).outputs?.text;
    expect(await windowOf((await runFlow(flowId, {})).runId)).toContain('"windowEndTime": "2026-05-01T09:00:00Z"');
    await matchTriggerStates([await wantedState(flowId, { type: 'SlidingWindow' })], []);
    await noteWindow(flowId, '2026-05-04T10:00:00Z', '2026-05-04T11:00:00Z');
    expect(await windowOf((await runFlow(flowId, {})).runId)).toContain('"windowStartTime": "2026-05-04T10:00:00Z"');
    expect((await stateOf(flowId)).windowEnd.toISOString()).toBe('2026-05-04T11:00:00.000Z');
  });
});

describe('the state of a trigger', () => {
  it('outlives that its flow is disabled, and goes on where it was', async () => {
    const flowId = await publishedFlow(SLIDING);
    await matchTriggerStates([await wantedState(flowId, { type: 'SlidingWindow' })], []);
    await noteWindow(flowId, '2026-05-04T10:00:00Z', '2026-05-04T11:00:00Z');
    await changeFlow(flowId, { enabled: false });
    await matchTriggerStates([], []);
    await changeFlow(flowId, { enabled: true });
    await matchTriggerStates([await wantedState(flowId, { type: 'SlidingWindow' })], []);
    expect((await stateOf(flowId)).windowEnd.toISOString()).toBe('2026-05-04T11:00:00.000Z');
  });

  it('begins anew on another basis, is not moved back, and goes with its trigger', async () => {
    const flowId = await publishedFlow(SLIDING);
    const first = await wantedState(flowId, { type: 'SlidingWindow' });
    await matchTriggerStates([first], []);
    await noteWindow(flowId, '2026-05-04T10:00:00Z', '2026-05-04T11:00:00Z');
    const since = new Date(first.since.getTime() + 1_000);
    await matchTriggerStates([{ ...first, since, basis: 'other' }], []);
    expect(await stateOf(flowId)).toMatchObject({ basis: 'other', windowEnd: null });
    await matchTriggerStates([first], []);
    expect(await stateOf(flowId)).toMatchObject({ basis: 'other' });
    await matchTriggerStates([], [first.versionId]);
    expect(await stateOf(flowId)).toBeUndefined();
  });

  it('gives a poll to one worker, and to the next one only when it is given back', async () => {
    const flowId = await publishedFlow(POLLED);
    await matchTriggerStates([await wantedState(flowId, { dueAt: new Date(0) })], []);
    const claims = (await Promise.all(Array.from({ length: 5 }, () => claimsOf(flowId)))).flat();
    expect(claims).toMatchObject([{ flowId, tries: 1, scheduledAt: new Date(0), pollUri: null }]);
    for (const claim of claims) await releasePoll(claim, 0);
    expect(await claimsOf(flowId)).toMatchObject([{ flowId, tries: 1, scheduledAt: new Date(0) }]);
  });

  it('keeps the address of a poll that ends after a new version with the same request was published', async () => {
    const flowId = await publishedFlow(POLLED);
    const first = await wantedState(flowId, { dueAt: new Date(0) });
    await matchTriggerStates([first], []);
    const [claim] = await claimsOf(flowId);
    if (!claim) throw new Error('The poll was not given out.');
    const since = new Date(first.since.getTime() + 1_000);
    const dueAt = new Date(Date.now() + 60_000);
    await matchTriggerStates([{ ...first, since, dueAt }], []);
    const next = { dueAt: Date.now(), tries: 0, pollUri: 'https://example.com/orders?after=7' };
    await transaction((client) => savePoll(client, claim, next));
    const state = await stateOf(flowId);
    expect(state.dueAt).toEqual(dueAt);
    expect(pollUriOf({ ...claim, pollUri: state.pollUri })).toBe(next.pollUri);
    expect(state.pollUri).not.toContain('example.com');
  });

  it('says in the list when the next poll is', async () => {
    const flowId = await publishedFlow(POLLED, 'Polled');
    const wanted = await wantedState(flowId);
    await matchTriggerStates([wanted], []);
    const listed = (await listFlows()).find(({ id }) => id === flowId);
    expect(listed).toMatchObject({ triggerType: 'Http', nextFireAt: wanted.dueAt?.getTime() });
  });
});

describe('the history of a trigger', () => {
  it('counts what goes on as one, and keeps the latest hundred', async () => {
    const flowId = await publishedFlow(POLLED);
    const note = (code: string, at: number, times = 1) =>
      transaction((client) =>
        writeEvaluation(client, { flowId, status: 'Failed', code, message: 'No answer.', at: new Date(at), times }),
      );
    await note('A', 1_000);
    await note('A', 2_000);
    await note('A', 3_000, 5);
    await note('B', 4_000);
    expect(await listTriggerEvaluations(flowId)).toMatchObject([
      { code: 'B', times: 1, firstAt: 4_000, lastAt: 4_000 },
      { code: 'A', times: 7, firstAt: 1_000, lastAt: 3_000, message: 'No answer.', status: 'Failed' },
    ]);
    for (let count = 0; count < 110; count += 1) await note(`C${count}`, 5_000 + count);
    const { rowCount } = await transaction((client) =>
      client.query('SELECT 1 FROM "TriggerEvaluation" WHERE "flowId" = $1', [flowId]),
    );
    expect(rowCount).toBe(100);
    expect((await listTriggerEvaluations(flowId))[0]).toMatchObject({ code: 'C109' });
  });
});

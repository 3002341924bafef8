import { describe, expect, it } from 'vitest';
import type { SaveDraftRequest } from '#core/api/flows.ts';
import { transaction } from '#server/database.ts';
import { findPublishedFlow } from '#server/repositories/published-flows.ts';

import { cancelRun } from './cancel-run.ts';
import { changeFlow } from './change-flow.ts';
import { createFlow } from './create-flow.ts';
import { deleteFlow } from './delete-flow.ts';
import { duplicateFlow } from './duplicate-flow.ts';
import { getFlow } from './get-flow.ts';
import { getSetAside } from './get-set-aside.ts';
import { getVersion } from './get-version.ts';
import { listExamples } from './list-examples.ts';
import { listFlows } from './list-flows.ts';
import { listVersions } from './list-versions.ts';
import { publishFlow } from './publish-flow.ts';
import { rotateTriggerKey } from './rotate-trigger-key.ts';
import { saveDraft } from './save-draft.ts';
import { setAsideDraft } from './set-aside-draft.ts';
import { acceptedRun, ECHO, EVERY_HOUR, ownerId, publishedFlow } from './testing/fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

async function publish(flowId: string, revision: number) {
  return publishFlow({ flowId, userId: await ownerId(), request: { revision } });
}

async function save(flowId: string, request: SaveDraftRequest) {
  return saveDraft(flowId, request, { userId: await ownerId() });
}

async function inList(flowId: string, now?: number) {
  return (await listFlows(now)).find(({ id }) => id === flowId);
}

describe('a new flow', () => {
  it('starts empty, from an example, or from the text of a definition, byte for byte', async () => {
    expect(JSON.parse((await createFlow({ name: 'Empty' })).draft).actions).toEqual({});
    const [example] = listExamples();
    expect((await createFlow({ name: 'Example', example: example?.id })).draft).toContain('Compose_greeting');
    expect((await createFlow({ name: 'Text', definition: '{ "x":  1.0 }\n' })).draft).toBe('{ "x":  1.0 }\n');
  });

  it('cannot start from an example that does not exist', async () => {
    await expect(createFlow({ name: 'X', example: 'nope' })).rejects.toMatchObject({ code: 'NotFound' });
  });
});

describe('a draft', () => {
  it('counts its saves, but not those that change nothing', async () => {
    const { id, revision } = await createFlow({ name: 'Draft' });
    const first = await save(id, { text: '{"broken', parameters: '{}', revision });
    expect(first.revision).toBe(revision + 1);
    expect(await save(id, { text: '{"broken', parameters: '{}', revision: first.revision })).toEqual(first);
  });

  it('is not overwritten by somebody who had not seen it', async () => {
    const { id, revision } = await createFlow({ name: 'Shared' });
    await save(id, { text: '{"mine":1}', parameters: '{}', revision });
    await expect(save(id, { text: '{"theirs":1}', parameters: '{}', revision })).rejects.toMatchObject({
      code: 'DraftConflict',
      details: { revision: revision + 1, draft: '{"mine":1}', parameters: '{}', savedBy: 'Owner' },
    });
  });

  it('is saved by one of many who save at once', async () => {
    const { id, revision } = await createFlow({ name: 'Busy' });
    const saves = Array.from({ length: 8 }, (_, index) =>
      save(id, { text: `{"writer":${index}}`, parameters: '{}', revision }),
    );
    const results = await Promise.allSettled(saves);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('publishing', () => {
  it('makes versions that never change, and an address for a Request trigger', async () => {
    const created = await createFlow({ name: 'Hook', definition: JSON.stringify(ECHO) });
    expect(created.triggerUrl).toBeNull();
    const published = await publish(created.id, created.revision);
    expect(published).toMatchObject({ publishedNumber: 1, hasChanges: false });
    expect(published.triggerUrl).toMatch(new RegExp(`^http://millrace.test/hooks/${created.id}/manual\\?sig=`));

    const { revision } = await save(created.id, {
      text: JSON.stringify({ ...ECHO, contentVersion: '2.0.0.0' }),
      parameters: '{}',
      revision: created.revision,
    });
    expect(await getFlow(created.id)).toMatchObject({ publishedNumber: 1, hasChanges: true });
    expect(await publish(created.id, revision)).toMatchObject({ publishedNumber: 2, hasChanges: false });
    expect((await findPublishedFlow(created.id))?.definition).toContain('2.0.0.0');
  });

  it('tells every problem of a definition that cannot run', async () => {
    const { id, revision } = await createFlow({ name: 'Broken', definition: '{"actions": {"A": {}' });
    await expect(publish(id, revision)).rejects.toMatchObject({
      code: 'DefinitionInvalid',
      details: { problems: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]) },
    });
    expect((await getFlow(id)).publishedNumber).toBeNull();
  });

  it('refuses values of parameters that are no JSON object', async () => {
    const { id, revision } = await createFlow({ name: 'Values', definition: JSON.stringify(ECHO) });
    const saved = await save(id, { text: JSON.stringify(ECHO), parameters: '[1]', revision });
    await expect(publish(id, saved.revision)).rejects.toMatchObject({ code: 'BadRequest' });
  });

  it('publishes only what the person has seen', async () => {
    const { id, revision } = await createFlow({ name: 'Seen', definition: JSON.stringify(ECHO) });
    await save(id, { text: `${JSON.stringify(ECHO)}\n`, parameters: '{}', revision });
    await expect(publish(id, revision)).rejects.toMatchObject({ code: 'DraftConflict' });
  });

  it('says which flows may wait long and so need a carrier of their own', async () => {
    const wait = { Wait: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} } };
    const waiting = await publishedFlow({ ...ECHO, actions: { Box: { type: 'Scope', actions: wait, runAfter: {} } } });
    expect((await findPublishedFlow(waiting))?.needsCarrier).toBe(true);
    expect((await findPublishedFlow(await publishedFlow(ECHO)))?.needsCarrier).toBe(false);
  });
});

describe('the versions of a flow', () => {
  it('tell who published what, when, why, and how many runs used it', async () => {
    const { id, revision } = await createFlow({ name: 'Versions', definition: JSON.stringify(ECHO) });
    const userId = await ownerId();
    await publishFlow({ flowId: id, userId, request: { revision, comment: 'First light' } });
    await acceptedRun(id);
    await acceptedRun(id);
    const second = await save(id, { text: JSON.stringify(EVERY_HOUR), parameters: '{"a": 1.0}', revision });
    await publish(id, second.revision);
    expect((await listVersions(id)).versions).toMatchObject([
      { number: 2, comment: null, publishedBy: 'Owner', runCount: 0, isCurrent: true },
      { number: 1, comment: 'First light', publishedBy: 'Owner', runCount: 2, isCurrent: false },
    ]);
    expect(await getVersion(id, 1)).toEqual({ definition: JSON.stringify(ECHO), parameters: '{}' });
    expect((await getVersion(id, 2)).parameters).toBe('{\n  "a": 1.0\n}');
    await expect(getVersion(id, 3)).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('stand beside the drafts that gave way in a conflict, of which the latest are kept', async () => {
    const { id } = await createFlow({ name: 'Gave way' });
    const user = { id: await ownerId(), name: 'Owner', email: '' };
    for (let count = 0; count <= 50; count += 1) {
      await setAsideDraft({ flowId: id, user, request: { definition: `{"x":${count}}`, parameters: '{}' } });
    }
    const { setAside } = await listVersions(id);
    expect(setAside).toHaveLength(50);
    expect(setAside[0]).toMatchObject({ savedBy: 'Owner' });
    expect(await getSetAside(id, setAside[0]?.id ?? '')).toEqual({ definition: '{"x":50}', parameters: '{}' });
    expect((await getSetAside(id, setAside[49]?.id ?? '')).definition).toBe('{"x":1}');
  });
});

describe("a trigger's address", () => {
  it('is another one after its key was rotated', async () => {
    const id = await publishedFlow(ECHO);
    const before = (await getFlow(id)).triggerUrl;
    const after = (await rotateTriggerKey(id)).triggerUrl;
    expect(after).toEqual(expect.any(String));
    expect(after).not.toBe(before);
  });
});

describe('the list of flows', () => {
  it('shows state, trigger and last run', async () => {
    const id = await publishedFlow(ECHO, 'Listed');
    expect(await inList(id)).toMatchObject({
      enabled: true,
      publishedNumber: 1,
      triggerType: 'Request',
      lastRun: null,
    });
    await acceptedRun(id);
    const runId = await acceptedRun(id);
    expect(await inList(id)).toMatchObject({ lastRun: { id: runId, status: 'Waiting' }, nextFireAt: null });
  });

  it('shows when a schedule fires next, as long as the flow is switched on', async () => {
    const id = await publishedFlow(EVERY_HOUR);
    const next = (await inList(id))?.nextFireAt;
    expect(next).toBeGreaterThan(Date.now());
    expect(next).toBeLessThanOrEqual(Date.now() + 3_600_000);
    await changeFlow(id, { enabled: false });
    expect(await inList(id)).toMatchObject({ enabled: false, nextFireAt: null });
  });

  it('shows the trigger of a draft, also after it was changed', async () => {
    const { id, revision } = await createFlow({ name: 'Draft', definition: JSON.stringify(ECHO) });
    expect(await inList(id)).toMatchObject({ triggerType: 'Request', hasChanges: true, publishedNumber: null });
    await save(id, { text: JSON.stringify(EVERY_HOUR), parameters: '{}', revision });
    expect(await inList(id)).toMatchObject({ triggerType: 'Recurrence', nextFireAt: null });
  });
});

describe('changing a flow', () => {
  it('renames it, and switches it on anew only when it was off', async () => {
    const id = await publishedFlow(ECHO);
    expect(await changeFlow(id, { name: 'Renamed' })).toMatchObject({ name: 'Renamed', enabled: true });
    expect(await changeFlow(id, { enabled: false })).toMatchObject({ enabled: false });
  });

  it('says what it is for and tags it, each tag once', async () => {
    const id = await publishedFlow(ECHO, 'Described');
    const change = { description: 'Takes orders', tags: ['Sales', 'EU', 'sales'] };
    expect(await changeFlow(id, change)).toMatchObject({ description: 'Takes orders', tags: ['Sales', 'EU'] });
    expect(await inList(id)).toMatchObject({ description: 'Takes orders', tags: ['Sales', 'EU'] });
    expect(await duplicateFlow(id)).toMatchObject({ description: 'Takes orders', tags: ['Sales', 'EU'] });
    expect(await changeFlow(id, { tags: [] })).toMatchObject({ description: 'Takes orders', tags: [] });
  });

  it('copies its draft into a flow of its own', async () => {
    const id = await publishedFlow(ECHO, 'Original');
    const copy = await duplicateFlow(id);
    expect(copy).toMatchObject({ name: 'Original (copy)', publishedNumber: null, triggerUrl: null });
    expect(copy.draft).toBe(JSON.stringify(ECHO));
  });
});

describe('deleting a flow', () => {
  it('waits for its runs to end, then takes their history along', async () => {
    const id = await publishedFlow(ECHO);
    const runId = await acceptedRun(id);
    await expect(deleteFlow(id)).rejects.toMatchObject({ code: 'FlowHasOpenRuns' });
    await cancelRun(runId);
    await deleteFlow(id);
    await expect(getFlow(id)).rejects.toMatchObject({ code: 'NotFound' });
    const left = await transaction((client) => client.query('SELECT 1 FROM "Run" WHERE id = $1', [runId]));
    expect(left.rowCount).toBe(0);
    await expect(deleteFlow(id)).rejects.toMatchObject({ code: 'NotFound' });
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FlowDetail } from '#core/api/flows.ts';
import { createSave } from './saving.ts';
import { createDesignerStore, isDirty } from './store.ts';

const FLOW: FlowDetail = {
  id: 'f1',
  name: 'Flow',
  enabled: true,
  draft: 'a',
  revision: 1,
  parameters: '{}',
  publishedNumber: null,
  hasChanges: false,
  triggerUrl: null,
  description: '',
  tags: [],
  keepDays: null,
  keepRuns: null,
  keepValuesDays: null,
  statelessHistory: false,
};

type Answer = { status: number; body: unknown };

/** A server that answers one after the other and keeps what it was sent. */
function serve(...answers: Answer[]) {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    const { status, body } = answers.shift() ?? { status: 500, body: {} };
    return Response.json(body, { status });
  });
  return sent;
}

function designer(text: string) {
  const store = createDesignerStore(FLOW);
  store.getState().actions.edit({ title: 'Type', apply: () => text });
  return { store, save: createSave(store) };
}

afterEach(() => vi.unstubAllGlobals());

describe('saving', () => {
  it('tells the revision it is based on and takes the new one', async () => {
    const sent = serve({ status: 200, body: { revision: 2 } });
    const { store, save } = designer('b');
    expect(await save()).toBe(true);
    expect(sent).toEqual([{ text: 'b', parameters: '{}', revision: 1 }]);
    expect([store.getState().revision, isDirty(store.getState())]).toEqual([2, false]);
  });

  it('saves once more what was typed while it was saving', async () => {
    const sent = serve({ status: 200, body: { revision: 2 } }, { status: 200, body: { revision: 3 } });
    const { store, save } = designer('b');
    const first = save();
    store.getState().actions.edit({ title: 'More', apply: () => 'bc' });
    expect(save()).toBe(first);
    expect(await first).toBe(true);
    expect(sent.map((body) => (body as { text: string }).text)).toEqual(['b', 'bc']);
  });

  it('asks when somebody else saved first, and saves nothing until that is answered', async () => {
    const theirs = { revision: 5, draft: 'x', parameters: '{}', savedAt: 0, savedBy: null };
    const sent = serve({ status: 409, body: { error: { code: 'DraftConflict', message: 'm', details: theirs } } });
    const { store, save } = designer('b');
    expect(await save()).toBe(false);
    expect(store.getState().saveState).toEqual({ kind: 'conflict', theirs });
    expect(await save()).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it('says why it failed and keeps the text as not saved', async () => {
    serve({ status: 503, body: { error: { code: 'Unavailable', message: 'The database is away.' } } });
    const { store, save } = designer('b');
    expect(await save()).toBe(false);
    expect(store.getState().saveState).toEqual({ kind: 'failed', reason: 'The database is away.' });
    expect(isDirty(store.getState())).toBe(true);
  });
});

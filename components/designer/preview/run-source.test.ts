import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunSummary } from '#core/api/runs.ts';
import type { PreviewClient } from './preview-client.ts';
import { createRunSource } from './run-source.ts';

function run(id: string, status: RunSummary['status'] = 'Succeeded'): RunSummary {
  return {
    id,
    flowId: 'f',
    flowName: 'Flow',
    versionNumber: 1,
    status,
    code: null,
    error: null,
    triggerKind: 'Request',
    triggerName: 'manual',
    clientTrackingId: id,
    acceptedAt: 0,
    startedAt: 0,
    endedAt: 0,
    cancelRequestedAt: null,
    originRunId: null,
    replay: null,
    parent: null,
  };
}

const VALUE = (text: string) => ({ text, size: text.length, truncated: false });

/** Answers by the path and query of what is asked for, and keeps what that was. */
function serve(answers: Record<string, unknown>) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const found = Object.entries(answers).find(([start]) => url.startsWith(start));
    const missing = { error: { code: 'NotFound', message: 'There is none.' } };
    return found ? Response.json(found[1]) : Response.json(missing, { status: 404 });
  });
  return asked;
}

function source() {
  const put = new Map<string, string>();
  const client: PreviewClient = {
    put: (key, text) => put.set(key, text),
    evaluate: () => Promise.reject(new Error('not asked')),
    shapeOf: async (key) => ({ title: key }),
    close: () => undefined,
  };
  return { put, ...createRunSource('f', client) };
}

afterEach(() => vi.unstubAllGlobals());

describe('the chosen run', () => {
  it('is the newest until the person chooses, and again when they follow', async () => {
    const answers = { '/api/runs?': { runs: [run('b'), run('a')], next: null } };
    serve(answers);
    const { store, open, choose, follow } = source();
    await open();
    expect(store.getState().run?.id).toBe('b');
    choose(run('a'));
    answers['/api/runs?'] = { runs: [run('c')], next: null };
    await open(true);
    expect(store.getState().run?.id).toBe('a');
    follow();
    await vi.waitFor(() => expect(store.getState().run?.id).toBe('c'));
  });

  it('keeps values until another run is chosen, and asks for each once', async () => {
    const values = { inputs: null, outputs: VALUE('{"body":1}'), secured: [], tracked: {} };
    const asked = serve({ '/api/runs?': { runs: [run('a')], next: null }, '/api/runs/a/values': values });
    const { store, open, wantValues, choose, put } = source();
    await open();
    const of = { action: 'Get', repetition: '' };
    await Promise.all([wantValues(of), wantValues(of)]);
    await wantValues(of);
    expect(asked.filter((url) => url.includes('/values'))).toHaveLength(1);
    const key = 'a  get outputs';
    expect(store.getState().values.get(' get')).toEqual({
      kind: 'ready',
      inputs: { kind: 'none' },
      outputs: { kind: 'ready', key, shape: { title: key } },
    });
    expect(put.get(key)).toBe('{"body":1}');
    choose(run('b'));
    expect(store.getState().values.size).toBe(0);
  });

  it('tells hidden, big and failed values apart', async () => {
    const big = { text: '{', size: 5_000_000, truncated: true };
    serve({
      '/api/runs?': { runs: [run('a')], next: null },
      '/api/runs/a/values?action=Big': { inputs: null, outputs: big, secured: ['inputs'], tracked: {} },
    });
    const { store, open, wantValues } = source();
    await open();
    const of = { action: 'Big', repetition: '' };
    await wantValues(of);
    expect(store.getState().values.get(' big')).toEqual({
      kind: 'ready',
      inputs: { kind: 'hidden' },
      outputs: { kind: 'big', size: 5_000_000, of, side: 'outputs' },
    });
    await wantValues({ action: 'Gone', repetition: '' });
    expect(store.getState().values.get(' gone')).toEqual({ kind: 'failed', reason: 'There is none.' });
  });

  it('says why there are no runs to choose from', async () => {
    serve({});
    const { store, open } = source();
    await open();
    expect(store.getState()).toMatchObject({ runs: null, failure: 'There is none.' });
  });
});

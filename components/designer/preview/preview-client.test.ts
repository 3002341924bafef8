import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPreviewClient } from './preview-client.ts';
import type { FromPreviewWorker, ToPreviewWorker } from './preview-messages.ts';
import type { PreviewRequest } from './preview-world.ts';

const REQUEST: PreviewRequest = {
  template: '"@guid()"',
  world: { actions: [], results: {}, variables: [], parameters: {}, loops: [] },
};

/** Threads that keep what they are told, and answer when they are asked to. */
function threads() {
  const started: { heard: ToPreviewWorker[]; say(message: FromPreviewWorker): void; isEnded: boolean }[] = [];
  const start = () => {
    const thread = {
      heard: [] as ToPreviewWorker[],
      isEnded: false,
      onmessage: null as Worker['onmessage'],
      postMessage(message: ToPreviewWorker) {
        thread.heard.push(message);
      },
      terminate() {
        thread.isEnded = true;
      },
      say(data: FromPreviewWorker) {
        thread.onmessage?.call({} as Worker, { data } as MessageEvent);
      },
    };
    started.push(thread);
    return thread;
  };
  return { started, start };
}

afterEach(() => vi.useRealTimers());

describe('the client of the preview', () => {
  it('starts nothing until it is asked, then sends the values first', () => {
    const { started, start } = threads();
    const client = createPreviewClient(start);
    client.put('a', '1');
    expect(started).toHaveLength(0);
    void client.evaluate(REQUEST);
    expect(started[0]?.heard.map((message) => message.kind)).toEqual(['put', 'evaluate']);
  });

  it('gives each question its own answer', async () => {
    const { started, start } = threads();
    const client = createPreviewClient(start);
    const [first, second] = [client.shapeOf('a'), client.shapeOf('b')];
    started[0]?.say({ kind: 'shaped', id: 2, shape: { type: 'string' } });
    started[0]?.say({ kind: 'shaped', id: 1, shape: { type: 'array' } });
    expect([await first, await second]).toEqual([{ type: 'array' }, { type: 'string' }]);
  });

  it('ends a thread that does not answer, and goes on with a new one that knows the values', async () => {
    vi.useFakeTimers();
    const { started, start } = threads();
    const client = createPreviewClient(start);
    client.put('a', '1');
    const slow = client.evaluate(REQUEST);
    const behind = client.shapeOf('a');
    vi.advanceTimersByTime(5_000);
    expect(await slow).toMatchObject({ kind: 'error', message: expect.stringContaining('longer than') });
    expect(started[0]?.isEnded).toBe(true);
    expect(started[1]?.heard.map((message) => message.kind)).toEqual(['put', 'shape']);
    started[1]?.say({ kind: 'shaped', id: 2, shape: { type: 'integer' } });
    expect(await behind).toEqual({ type: 'integer' });
  });

  it('leaves nobody waiting when it is closed', async () => {
    const { started, start } = threads();
    const client = createPreviewClient(start);
    const asked = client.shapeOf('a');
    client.close();
    expect(await asked).toEqual({});
    expect(started[0]?.isEnded).toBe(true);
  });
});

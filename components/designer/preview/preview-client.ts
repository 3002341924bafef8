/** The page's side of the preview's worker: one answer per question, and an end to what takes too long. */

import type { ValueObject } from '#core/json/value.ts';
import type { FromPreviewWorker, ToPreviewWorker } from './preview-messages.ts';
import type { PreviewAnswer, PreviewRequest } from './preview-world.ts';

/** Milliseconds; an expression over a big value may take a while. */
const PATIENCE = 4_000;

const TOO_SLOW: PreviewAnswer = {
  kind: 'error',
  message: 'This takes longer than four seconds to evaluate here; the run itself may take that time.',
};

export type PreviewClient = {
  /** Keeps the value of a JSON text under a key. */
  put(key: string, text: string): void;
  evaluate(request: PreviewRequest): Promise<PreviewAnswer>;
  /** The JSON schema of a value that was put. */
  shapeOf(key: string): Promise<ValueObject>;
  close(): void;
};

type Thread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage'>;

type Waiting = { resolve(message: FromPreviewWorker | undefined): void; timer: ReturnType<typeof setTimeout> };

function startWorker(): Thread {
  return new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' });
}

export function createPreviewClient(start: () => Thread = startWorker): PreviewClient {
  const texts = new Map<string, string>();
  const waiting = new Map<number, Waiting>();
  let thread: Thread | undefined;
  let lastId = 0;

  const settle = (id: number, message: FromPreviewWorker | undefined) => {
    const found = waiting.get(id);
    if (!found) return;
    clearTimeout(found.timer);
    waiting.delete(id);
    found.resolve(message);
  };
  const running = (): Thread => {
    if (thread) return thread;
    thread = start();
    thread.onmessage = ({ data }: MessageEvent<FromPreviewWorker>) => settle(data.id, data);
    for (const [key, text] of texts) thread.postMessage({ kind: 'put', key, text } satisfies ToPreviewWorker);
    return thread;
  };
  /** All that wait behind the slow one are asked again by whoever still wants to know. */
  const stop = () => {
    thread?.terminate();
    thread = undefined;
    for (const id of [...waiting.keys()]) settle(id, undefined);
  };
  const ask = (question: (id: number) => ToPreviewWorker) =>
    new Promise<FromPreviewWorker | undefined>((resolve) => {
      lastId += 1;
      waiting.set(lastId, { resolve, timer: setTimeout(stop, PATIENCE) });
      running().postMessage(question(lastId));
    });

  return {
    put(key, text) {
      texts.set(key, text);
      thread?.postMessage({ kind: 'put', key, text } satisfies ToPreviewWorker);
    },
    async evaluate(request) {
      const message = await ask((id) => ({ kind: 'evaluate', id, request }));
      return message?.kind === 'evaluated' ? message.answer : TOO_SLOW;
    },
    async shapeOf(key) {
      const message = await ask((id) => ({ kind: 'shape', id, key }));
      return message?.kind === 'shaped' ? message.shape : {};
    },
    close: stop,
  };
}

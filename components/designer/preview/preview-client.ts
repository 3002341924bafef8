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

type Waiting = { question: ToPreviewWorker; resolve(message: FromPreviewWorker | undefined): void };

function startWorker(): Thread {
  return new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' });
}

export function createPreviewClient(start: () => Thread = startWorker): PreviewClient {
  const texts = new Map<string, string>();
  /** In the order in which they are answered. */
  const waiting = new Map<number, Waiting>();
  let thread: Thread | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;

  const running = (): Thread => {
    if (thread) return thread;
    thread = start();
    thread.onmessage = ({ data }: MessageEvent<FromPreviewWorker>) => settle(data.id, data);
    for (const [key, text] of texts) thread.postMessage({ kind: 'put', key, text } satisfies ToPreviewWorker);
    return thread;
  };
  const settle = (id: number, message: FromPreviewWorker | undefined) => {
    waiting.get(id)?.resolve(message);
    waiting.delete(id);
    watch();
  };
  /** The one that is being worked on has all the time; those behind it begin to count when it is done. */
  const watch = () => {
    clearTimeout(timer);
    if (waiting.size > 0) timer = setTimeout(giveUp, PATIENCE);
  };
  const giveUp = () => {
    const [slow] = waiting.keys();
    end();
    if (slow !== undefined) settle(slow, undefined);
    for (const { question } of waiting.values()) running().postMessage(question);
  };
  const end = () => {
    thread?.terminate();
    thread = undefined;
  };
  const ask = (questionOf: (id: number) => ToPreviewWorker) =>
    new Promise<FromPreviewWorker | undefined>((resolve) => {
      lastId += 1;
      const question = questionOf(lastId);
      waiting.set(lastId, { question, resolve });
      if (waiting.size === 1) watch();
      running().postMessage(question);
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
    close() {
      clearTimeout(timer);
      end();
      for (const { resolve } of waiting.values()) resolve(undefined);
      waiting.clear();
    },
  };
}

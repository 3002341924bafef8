/** When a carrier hands over, and what becomes of what would begin then. */

import { beforeEach, expect, it, vi } from 'vitest';

import { HistoryFull, handOver } from './hand-over.ts';

const history = vi.hoisted(() => ({ historyLength: 0, historySize: 0 }));
vi.mock('@temporalio/workflow', () => ({
  workflowInfo: () => history,
  condition: (holds: () => boolean) => vi.waitUntil(holds),
}));

beforeEach(() => {
  history.historyLength = 0;
  history.historySize = 0;
});

const work = async () => 'done';

it('begins nothing once the history is long, and takes back what would have', async () => {
  const over = handOver(100);
  expect(await over.begin(work)).toBe('done');
  history.historyLength = 100;
  const waiting = over.begin(work);
  await over.due();
  over.letGo();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

it('is due only when what has begun is through', async () => {
  const over = handOver(100);
  let end: (value: string) => void = () => undefined;
  const begun = over.begin(
    () =>
      new Promise<string>((resolve) => {
        end = resolve;
      }),
  );
  history.historySize = 2 ** 30;
  void over.begin(work).catch(() => undefined);
  let isDue = false;
  const due = over.due().then(() => {
    isDue = true;
  });
  await Promise.resolve();
  expect(isDue).toBe(false);
  end('done');
  expect(await begun).toBe('done');
  await due;
});

it('takes back what waits when its run is cancelled', async () => {
  const over = handOver(100);
  await over.begin(work);
  history.historyLength = 100;
  const controller = new AbortController();
  const waiting = over.begin(work, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

it('says so where going on took the whole history before anything was done', async () => {
  const over = handOver(100);
  history.historyLength = 40_000;
  await expect(over.begin(work)).rejects.toBeInstanceOf(HistoryFull);
  await expect(over.noRoom()).rejects.toBeInstanceOf(HistoryFull);
});

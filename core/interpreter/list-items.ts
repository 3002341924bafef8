/** The items of an array that a step works through, in memory or page by page from the payload store. */

import { describeValue } from '#core/expressions/describe-value.ts';
import { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { ActionError } from './action-error.ts';
import { breathe, type FlowRun } from './flow-run.ts';
import type { Host } from './host.ts';

/** Reads the items in their order, each once. `undefined` after the last. */
export type ItemReader = { next(): Promise<{ index: number; item: Value } | undefined> };

const PAGE = 100;
/** About as many bytes of an array are asked for at once where all of it is needed. */
const PAGE_BYTES = 400_000;

export type Reading = {
  host: Host;
  /** What should be an array, for messages. */
  field: string;
  /** The next index from this one on that is to be read at all: itself when left out. */
  from?: (index: number) => number;
};

/** Throws `ActionError` when the value is no array. */
export function itemReader(list: Value, { host, field, from = (index) => index }: Reading): ItemReader {
  if (Array.isArray(list)) return readerInMemory(list, from);
  if (list instanceof PayloadRef && list.type === 'array') return readerFromStore(list, { host, from });
  const message = `'${field}' has to give an array; it gives ${describeValue(list)}.`;
  throw new ActionError('ExpressionEvaluationFailed', message);
}

/** Calls `work` with each item in turn. */
export async function forEachItem(
  list: Value,
  { run, field, work }: { run: FlowRun; field: string; work: (item: Value) => Promise<void> },
): Promise<void> {
  if (Array.isArray(list)) return forEachInMemory(list, { run, work });
  const reader = itemReader(list, { host: run.host, field });
  for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
    await work(entry.item);
    await breathe(run);
  }
}

/** Without the reader's promises, which would cost more than the work on a small item. */
async function forEachInMemory(
  items: readonly Value[],
  { run, work }: { run: FlowRun; work: (item: Value) => Promise<void> },
): Promise<void> {
  for (const item of items) {
    await work(item);
    const pause = breathe(run);
    if (pause) await pause;
  }
}

/** All items of a stored array. */
export async function readAllItems(list: PayloadRef, host: Host): Promise<Value[]> {
  const all: Value[] = [];
  let count = PAGE;
  for (;;) {
    const { length, items } = await host.readItems(list, all.length, count);
    for (const item of items) all.push(item);
    if (all.length >= length || items.length === 0) return all;
    count = Math.max(PAGE, Math.floor((length * PAGE_BYTES) / list.size));
  }
}

function readerInMemory(items: readonly Value[], from: (index: number) => number): ItemReader {
  let index = -1;
  return {
    async next() {
      index = from(index + 1);
      const item = items[index];
      return item === undefined ? undefined : { index, item };
    },
  };
}

/** Several readers of one page wait for the same promise, so that a page is asked for once. */
function readerFromStore(list: PayloadRef, { host, from }: Pick<Required<Reading>, 'host' | 'from'>): ItemReader {
  let index = -1;
  let pageStart = -1;
  let page: Promise<{ length: number; items: Value[] }> | undefined;
  return {
    async next() {
      index = from(index + 1);
      const own = index;
      const start = own - (own % PAGE);
      if (page === undefined || start !== pageStart) {
        pageStart = start;
        page = host.readItems(list, start, PAGE);
      }
      const { items } = await page;
      const item = items[own - start];
      return item === undefined ? undefined : { index: own, item };
    },
  };
}

/**
 * What a replay took over, or a carrier of the one before it, as the interpreter asks for it: repetition by repetition, read for several passes of a loop at
 * a time and kept for the two pages read last, so that neither the asking nor the memory grows with a long loop.
 */

import type { Host, ReusedRecords } from '#core/interpreter/host.ts';
import type { ActionRecord } from '#core/runs/record.ts';
import { recordOfWire } from '#core/runs/wire-record.ts';

import { durably } from './activities.ts';
import type { HandOver } from './hand-over.ts';

type Page = { from: string; through: string; records: Map<string, Map<string, ActionRecord>> };

const KEPT_PAGES = 2;
const NOTHING: ReusedRecords = new Map();

export function reusedPages(runId: string, over: HandOver): NonNullable<Host['reused']> {
  /** By the loop they belong to: what stands before a repetition's last index. */
  const pagesOf = new Map<string, Promise<Page>[]>();

  return async (repetition) => {
    const loop = repetition.slice(0, repetition.lastIndexOf('/') + 1) + repetition.length;
    for (;;) {
      const pages = pagesOf.get(loop) ?? [];
      for (const page of await Promise.all(pages)) {
        if (page.from <= repetition && repetition <= page.through) return page.records.get(repetition) ?? NOTHING;
      }
      // Another pass of the loop may have asked for the next page meanwhile.
      const known = pagesOf.get(loop) ?? [];
      if (known.at(-1) !== pages.at(-1)) continue;
      pagesOf.set(loop, [...known, over.finish(() => load(runId, repetition))].slice(-KEPT_PAGES));
    }
  };
}

async function load(runId: string, repetition: string): Promise<Page> {
  const { records, through } = await durably.loadReused({ runId, repetition });
  const byRepetition = new Map<string, Map<string, ActionRecord>>();
  for (const wire of records) {
    const record = recordOfWire(wire);
    const own = byRepetition.get(record.repetition) ?? new Map();
    byRepetition.set(record.repetition, own.set(record.action.toLowerCase(), record));
  }
  return { from: repetition, through, records: byRepetition };
}

/**
 * The records of one run that are not written yet: the newest state of each action and repetition. They ride along with
 * the next activity; what was taken for an activity that did not confirm it comes back.
 */

import type { ActionRecord, RecordKey } from '#core/runs/record.ts';
import { type WireRecord, wireRecord } from '#core/runs/wire-record.ts';

export type RecordBuffer = {
  add(record: ActionRecord): void;
  /** The journal of a call holds the values of its action: later records leave them out. */
  markJournaled(key: RecordKey): void;
  /** From here on the records tell the values again: what the action gives is not what its call gave. */
  unmarkJournaled(key: RecordKey): void;
  /** Everything not written, oldest first, but for the action whose own call writes it. */
  take(own?: RecordKey): ActionRecord[];
  /** Puts back what may not have been written, except where there is newer. */
  giveBack(records: ActionRecord[]): void;
  toWire(records: ActionRecord[]): WireRecord[];
};

function textOf({ action, repetition }: RecordKey): string {
  return `${repetition} ${action}`;
}

export function recordBuffer(): RecordBuffer {
  let waiting = new Map<string, ActionRecord>();
  const journaled = new Set<string>();

  return {
    add(record) {
      const key = textOf(record);
      waiting.delete(key);
      waiting.set(key, record);
    },
    markJournaled(key) {
      journaled.add(textOf(key));
    },
    unmarkJournaled(key) {
      journaled.delete(textOf(key));
    },
    take(own) {
      if (own) waiting.delete(textOf(own));
      const taken = [...waiting.values()];
      waiting = new Map();
      return taken;
    },
    giveBack(records) {
      const newer = waiting;
      waiting = new Map(records.map((record) => [textOf(record), record]));
      for (const [key, record] of newer) waiting.set(key, record);
    },
    toWire(records) {
      return records.map((record) => {
        const { inputs, outputs, ...rest } = record;
        return wireRecord(journaled.has(textOf(record)) ? rest : record);
      });
    },
  };
}

/** Records as they are stored: big values by reference. Most records are small and stay as they are. */

import { decodeWire, encodeWire } from '#core/json/wire.ts';
import type { WireRecord } from '#core/runs/wire-record.ts';
import { INLINE_LIMIT, storeBigParts } from '#server/payload-store.ts';

export function storedRecords(records: WireRecord[]): Promise<WireRecord[]> {
  return Promise.all(records.map(storedRecord));
}

async function storedRecord(record: WireRecord): Promise<WireRecord> {
  const { inputs, outputs } = record;
  if (isSmall(inputs) && isSmall(outputs)) return record;
  const stored = { ...record };
  if (inputs !== undefined) stored.inputs = await storedText(inputs);
  if (outputs !== undefined) stored.outputs = await storedText(outputs);
  return stored;
}

function isSmall(text: string | undefined): boolean {
  return text === undefined || text.length <= INLINE_LIMIT;
}

async function storedText(text: string): Promise<string> {
  return isSmall(text) ? text : encodeWire(await storeBigParts(decodeWire(text)));
}

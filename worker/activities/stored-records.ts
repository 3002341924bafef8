/** Records as they are stored: big values by reference. Most records are small and stay as they are. */

import type { WireRecord } from '#core/runs/wire-record.ts';
import { INLINE_LIMIT, storeBigPartsOfWire } from '#server/payload-store.ts';

/** `limit`: characters up to which a value stays in sight. */
export function storedRecords(records: WireRecord[], limit = INLINE_LIMIT): Promise<WireRecord[]> {
  return Promise.all(records.map((record) => storedRecord(record, limit)));
}

async function storedRecord(record: WireRecord, limit: number): Promise<WireRecord> {
  const { inputs = '', outputs = '' } = record;
  if (inputs.length <= limit && outputs.length <= limit) return record;
  const stored = { ...record };
  if (record.inputs !== undefined) stored.inputs = await storeBigPartsOfWire(inputs, limit);
  if (record.outputs !== undefined) stored.outputs = await storeBigPartsOfWire(outputs, limit);
  return stored;
}

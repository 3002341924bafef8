/** The records of one iteration of a run's loop. */

import type { RecordSummaryJson } from '#core/api/runs.ts';
import { recordsOfRepetition } from '#server/repositories/records.ts';

import { toRecordSummary } from './run-summary.ts';

export async function listRecords(runId: string, repetition: string): Promise<RecordSummaryJson[]> {
  return (await recordsOfRepetition(runId, repetition)).map(toRecordSummary);
}

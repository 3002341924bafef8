/** The records of one repetition of a run, with the runs of the flows that its actions called. */

import type { RecordSummaryJson } from '#core/api/runs.ts';
import { calledRuns, recordsOfRepetition } from '#server/repositories/records.ts';

import { toRecordSummary } from './run-summary.ts';

/** Empty `repetition`: the records outside loops. */
export async function listRecords(runId: string, repetition: string): Promise<RecordSummaryJson[]> {
  const [records, called] = await Promise.all([recordsOfRepetition(runId, repetition), calledRuns(runId, repetition)]);
  return records.map((record) => ({ ...toRecordSummary(record), childRunId: called.get(record.action) }));
}

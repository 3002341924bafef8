/** Rows of runs and records in the form the pages get. */

import type { ListedRun, RecordSummaryJson, RunSummary } from '#core/api/runs.ts';
import { listedRunSchema, recordSummarySchema, runSummarySchema } from '#core/api/runs.ts';
import type { RecordRow } from '#server/repositories/records.ts';
import type { FailedActionRow, RunRow } from '#server/repositories/runs.ts';

export function toRunSummary(row: RunRow): RunSummary {
  return runSummarySchema.parse({
    ...row,
    flowName: row.flow.name,
    versionNumber: row.version.number,
    error: failureOf(row) ?? null,
    replay: row.replay === null ? null : JSON.parse(row.replay),
    acceptedAt: row.acceptedAt.getTime(),
    startedAt: timeOf(row.startedAt) ?? null,
    endedAt: timeOf(row.endedAt) ?? null,
    cancelRequestedAt: timeOf(row.cancelRequestedAt) ?? null,
    parent: row.parentRunId === null ? null : { runId: row.parentRunId, action: row.parentAction ?? '' },
  });
}

export function toListedRun(row: RunRow, failed: FailedActionRow | undefined): ListedRun {
  const failedAction = failed && { action: failed.action, error: failureOf(failed) };
  return listedRunSchema.parse({ ...toRunSummary(row), failedAction: failedAction ?? null });
}

export function toRecordSummary(row: RecordRow): RecordSummaryJson {
  return recordSummarySchema.parse({
    action: row.action,
    type: row.type,
    repetition: row.repetition,
    status: row.status,
    code: row.code ?? undefined,
    error: failureOf(row),
    startedAt: row.startedAt.getTime(),
    endedAt: timeOf(row.endedAt),
    attempts: JSON.parse(row.attempts),
    waiting: row.waitingFor === null ? undefined : { for: row.waitingFor, until: timeOf(row.waitingUntil) },
    iterationCount: row.iterationCount ?? undefined,
    // A container that goes on is at work here.
    reused: row.reused && row.endedAt !== null ? true : undefined,
  });
}

function failureOf({ errorCode, errorMessage }: { errorCode: string | null; errorMessage: string | null }) {
  return errorCode === null ? undefined : { code: errorCode, message: errorMessage ?? '' };
}

function timeOf(date: Date | null): number | undefined {
  return date?.getTime();
}

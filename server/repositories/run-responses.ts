/** What the caller of a trigger wants to know of its run: how far it is, and what the flow answered. */

import { z } from 'zod';
import type { FlowResponse } from '#core/interpreter/host.ts';
import { decodeWire } from '#core/json/wire.ts';
import type { FlowFailure } from '#core/runs/record.ts';
import { isRunEnded, RUN_STATUSES, type RunStatus } from '#core/runs/status.ts';
import { pool } from '#server/database.ts';

export type RunAnswer = {
  runId: string;
  flowId: string;
  status: RunStatus;
  hasEnded: boolean;
  code?: string;
  error?: FlowFailure;
  clientTrackingId: string;
  /** Of the flow's Response action; big values in its body are references. */
  response?: FlowResponse;
};

type Row = {
  flowId: string;
  status: string;
  code: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  clientTrackingId: string;
  statusCode: number | null;
  headers: string | null;
  body: string | null;
};

const FIND = `
  SELECT run."flowId", run.status, run.code, run."errorCode", run."errorMessage", run."clientTrackingId",
    response."statusCode", response.headers, response.body
  FROM "Run" run LEFT JOIN "RunResponse" response ON response."runId" = run.id
  WHERE run.id = $1`;

const statusSchema = z.enum(RUN_STATUSES);
const headersSchema = z.record(z.string(), z.string());

export async function findRunAnswer(runId: string): Promise<RunAnswer | undefined> {
  const { rows } = await pool().query<Row>({ name: 'run-answer', text: FIND, values: [runId] });
  const [row] = rows;
  if (!row) return undefined;
  const status = statusSchema.parse(row.status);
  return {
    runId,
    flowId: row.flowId,
    status,
    hasEnded: isRunEnded(status),
    ...(row.code !== null && { code: row.code }),
    ...(row.errorCode !== null && { error: { code: row.errorCode, message: row.errorMessage ?? '' } }),
    clientTrackingId: row.clientTrackingId,
    ...(row.statusCode !== null && { response: readResponse(row, row.statusCode) }),
  };
}

function readResponse(row: Row, statusCode: number): FlowResponse {
  const headers = headersSchema.parse(JSON.parse(row.headers ?? '{}'));
  return { statusCode, headers, ...(row.body !== null && { body: decodeWire(row.body) }) };
}

/** Inputs and outputs of one step of a run, or the outputs of its trigger, as text for people. */

import { z } from 'zod';

import type { RunValues } from '#core/api/runs.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { AppError } from '#server/app-error.ts';
import { findEarlierAnswer, findRecordValues } from '#server/repositories/records.ts';
import { triggerOfRun } from '#server/repositories/runs.ts';

import { readableValue, wholeValue } from './readable-value.ts';

const sideSchema = z.enum(['inputs', 'outputs']);
export const valuesQuerySchema = z.object({
  trigger: z.literal('1').optional(),
  action: z.string().optional(),
  repetition: z.string().default(''),
  /** What an attempt before the last one brought. */
  attempt: z.coerce.number().int().min(1).optional(),
  side: sideSchema.default('outputs'),
  download: z.literal('1').optional(),
});
export type ValuesQuery = z.infer<typeof valuesQuerySchema>;

type Side = z.infer<typeof sideSchema>;
type StoredSides = Record<Side, string | null> & { secured: Side[]; tracked: { [name: string]: string } };

/** Throws `NotFound`. */
export async function getRunValues(runId: string, query: ValuesQuery): Promise<RunValues> {
  const { inputs, outputs, ...rest } = await storedSides(runId, query);
  return {
    inputs: inputs === null ? null : await readableValue(inputs),
    outputs: outputs === null ? null : await readableValue(outputs),
    ...rest,
  };
}

/** One side whole, as pieces of compact JSON. Throws `NotFound`, also when the side has no value or is secured. */
export async function downloadRunValue(runId: string, query: ValuesQuery): Promise<AsyncGenerator<string>> {
  const wire = (await storedSides(runId, query))[query.side];
  if (wire === null) throw new AppError('NotFound', `There are no ${query.side} to download.`);
  return wholeValue(decodeWire(wire));
}

async function storedSides(runId: string, query: ValuesQuery): Promise<StoredSides> {
  if (query.trigger) return triggerSides(runId);
  const row = await findRecordValues({ runId, action: query.action ?? '', repetition: query.repetition });
  if (!row) throw new AppError('NotFound', `The run has no record of the action '${query.action ?? ''}' there.`);
  const secured = z.array(sideSchema).parse(JSON.parse(row.secured ?? '[]'));
  if (query.attempt !== undefined) return earlierSides({ ...query, runId, attempt: query.attempt }, secured);
  const shown = (side: Side) => (secured.includes(side) ? null : row[side]);
  return { inputs: shown('inputs'), outputs: shown('outputs'), secured, tracked: trackedTexts(row.trackedProperties) };
}

type AttemptKey = { runId: string; action?: string | undefined; repetition: string; attempt: number };

async function earlierSides(
  { runId, action = '', repetition, attempt }: AttemptKey,
  secured: Side[],
): Promise<StoredSides> {
  const outputs = secured.includes('outputs') ? null : await findEarlierAnswer({ runId, action, repetition, attempt });
  return { inputs: null, outputs, secured, tracked: {} };
}

async function triggerSides(runId: string): Promise<StoredSides> {
  const wire = await triggerOfRun(runId);
  if (wire === undefined) throw new AppError('NotFound', 'There is no run of this id.');
  const record = decodeWire(wire);
  const side = (value: Value | undefined) => (value === undefined ? null : encodeWire(value));
  if (!isObject(record)) return { inputs: null, outputs: null, secured: [], tracked: {} };
  return { inputs: side(record.inputs), outputs: side(record.outputs), secured: [], tracked: {} };
}

function trackedTexts(wire: string | null): { [name: string]: string } {
  const tracked = wire === null ? null : decodeWire(wire);
  if (tracked === null || !isObject(tracked)) return {};
  const texts = Object.entries(tracked).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : encodeWire(value),
  ]);
  return Object.fromEntries(texts);
}

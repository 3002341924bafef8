/** Inputs and outputs of one step of a run, or the outputs of its trigger, as text for people. */

import { z } from 'zod';

import type { RunValues } from '#core/api/runs.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { AppError } from '#server/app-error.ts';
import { findRecordValues } from '#server/repositories/records.ts';
import { triggerOfRun } from '#server/repositories/runs.ts';

import { readableValue, wholeValue } from './readable-value.ts';

const sideSchema = z.enum(['inputs', 'outputs']);
export const valuesQuerySchema = z.object({
  trigger: z.literal('1').optional(),
  action: z.string().optional(),
  repetition: z.string().default(''),
  side: sideSchema.default('outputs'),
  download: z.literal('1').optional(),
});
export type ValuesQuery = z.infer<typeof valuesQuerySchema>;

type Side = z.infer<typeof sideSchema>;
type StoredSides = Record<Side, string | null> & { secured: Side[] };

/** Throws `NotFound`. */
export async function getRunValues(runId: string, query: ValuesQuery): Promise<RunValues> {
  const { inputs, outputs, secured } = await storedSides(runId, query);
  return {
    inputs: inputs === null ? null : await readableValue(inputs),
    outputs: outputs === null ? null : await readableValue(outputs),
    secured,
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
  const shown = (side: Side) => (secured.includes(side) ? null : row[side]);
  return { inputs: shown('inputs'), outputs: shown('outputs'), secured };
}

async function triggerSides(runId: string): Promise<StoredSides> {
  const wire = await triggerOfRun(runId);
  if (wire === undefined) throw new AppError('NotFound', 'There is no run of this id.');
  const record = decodeWire(wire);
  const side = (value: Value | undefined) => (value === undefined ? null : encodeWire(value));
  if (!isObject(record)) return { inputs: null, outputs: null, secured: [] };
  return { inputs: side(record.inputs), outputs: side(record.outputs), secured: [] };
}

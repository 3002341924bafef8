/**
 * An action record as it travels and is stored: plain JSON, its values as wire text (core/json/wire.ts). Sides that must
 * not be shown are already left out.
 */

import type { ValueObject } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';

import type { ActionRecord } from './record.ts';

export type WireRecord = Omit<ActionRecord, 'inputs' | 'outputs' | 'trackedProperties'> & {
  inputs?: string;
  outputs?: string;
  trackedProperties?: string;
};

export function wireRecord(record: ActionRecord): WireRecord {
  const { inputs, outputs, trackedProperties, ...rest } = record;
  const wire: WireRecord = rest;
  if (inputs !== undefined && !record.secured?.includes('inputs')) wire.inputs = encodeWire(inputs);
  if (outputs !== undefined && !record.secured?.includes('outputs')) wire.outputs = encodeWire(outputs);
  if (trackedProperties !== undefined) wire.trackedProperties = encodeWire(trackedProperties);
  return wire;
}

/** The record again, without the sides that were left out. */
export function recordOfWire({ inputs, outputs, trackedProperties, ...rest }: WireRecord): ActionRecord {
  return {
    ...rest,
    ...(inputs !== undefined && { inputs: decodeWire(inputs) }),
    ...(outputs !== undefined && { outputs: decodeWire(outputs) }),
    // They were written from an object.
    ...(trackedProperties !== undefined && { trackedProperties: decodeWire(trackedProperties) as ValueObject }),
  };
}

/** What people filter by, as what is asked of the stored runs. */

import { RUN_SPANS, type RunFilter } from '#core/api/run-filter.ts';
import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { encodeWire } from '#core/json/wire.ts';
import { findVersionId } from '#server/repositories/flow-versions.ts';
import type { RunConditions } from '#server/repositories/run-conditions.ts';
import { idAt } from '#server/run-id-time.ts';

/** `before`: only runs older than that one. */
export async function runConditions(
  filter: RunFilter,
  { now, before }: { now: number; before?: string },
): Promise<RunConditions> {
  const { trigger, minDuration, maxDuration, errorCode, trackingId, error } = filter;
  const { from, to } = timeOf(filter, now);
  return {
    ...(await flowOrVersion(filter)),
    minDuration,
    maxDuration,
    errorCode,
    trackingId,
    statuses: filter.status,
    triggerKind: trigger,
    atLeast: last([from === undefined ? undefined : idAt(from), filter.runId]),
    below: first([to === undefined ? undefined : idAt(to), afterAll(filter.runId), before]),
    propertyTexts: filter.property === undefined ? undefined : propertyTexts(filter.property),
    errorText: error,
    failureId: filter.failure,
    bulkReplayId: filter.bulkReplay,
    payloadText: filter.payload === undefined ? undefined : inJson(filter.payload),
  };
}

/** A version implies its flow. No run has the id of a version that does not exist. */
async function flowOrVersion({ flowId, version }: RunFilter): Promise<{ flowId?: string; versionId?: string }> {
  if (flowId === undefined || version === undefined) return { flowId };
  return { versionId: (await findVersionId(flowId, version)) ?? 'none' };
}

/** The stretch of time that the filter names, in milliseconds since the epoch: at or after `from`, before `to`. */
export function timeOf({ within, from, to }: RunFilter, now: number): { from?: number; to?: number } {
  if (within !== undefined) return { from: now - RUN_SPANS[within] };
  return {
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
  };
}

/** Above every id that begins like that, whatever the database sorts by: ids have no letter after `f`. */
function afterAll(idStart: string | undefined): string | undefined {
  return idStart === undefined ? undefined : `${idStart}g`;
}

function first(bounds: (string | undefined)[]): string | undefined {
  return bounds.filter((bound) => bound !== undefined).sort()[0];
}

function last(bounds: (string | undefined)[]): string | undefined {
  return bounds
    .filter((bound) => bound !== undefined)
    .sort()
    .at(-1);
}

/**
 * `order=A-17` and `A-17` as they stand in wire text, which has no blanks. What reads as a number or as true, false or
 * null may be stored as such or as a text; more follows it in the object, or the object's end.
 */
function propertyTexts(property: string): string[] {
  const at = property.indexOf('=');
  const name = at < 0 ? '' : encodeWire(property.slice(0, at).trim());
  const value = property.slice(at + 1).trim();
  const start = `${name}:`;
  if (value === '') return [start];
  const asText = `${start}${encodeWire(value)}`;
  const plain = plainValue(value);
  return plain === undefined ? [asText] : [asText, `${start}${plain},`, `${start}${plain}}`];
}

function plainValue(text: string): string | undefined {
  try {
    const value = parseJson(text);
    return typeof value === 'string' ? undefined : encodeWire(value);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

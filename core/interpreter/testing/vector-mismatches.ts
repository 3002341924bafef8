/** Compares what a run did with what a vector expects, by the rules of the conformance data. */

import { parseDuration } from '#core/interpreter/duration.ts';
import { equalValues } from '#core/json/equals.ts';
import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import type { ActionRecord, RunOutcome } from '#core/runs/record.ts';
import type { FakeHost } from './fake-host.ts';
import type { ReceivedCall } from './fake-servers.ts';
import type { Expectation, ExpectedCall, ExpectedRecord } from './vector.ts';

type Seen = { outcome: RunOutcome; host: FakeHost; elapsed: number };

/** One line per difference; none when the run is as expected. */
export function vectorMismatches(expected: Expectation, { outcome, host, elapsed }: Seen): string[] {
  const lines = [
    ...difference('status', expected.status, outcome.status),
    ...difference('code', expected.code, outcome.code),
    ...elapsedDifference(expected.elapsed, elapsed),
    ...responseDifferences(expected.response, host),
  ];
  for (const [name, value] of Object.entries(expected.outputs ?? {})) {
    lines.push(...difference(`outputs/${name}`, value, outcome.outputs?.[name]));
  }
  for (const [name, record] of Object.entries(expected.actions ?? {})) {
    lines.push(...actionDifferences(name, record, [...host.records.values()]));
  }
  for (const call of expected.calls ?? []) lines.push(...callDifferences(call, host.servers.received));
  return lines;
}

function actionDifferences(name: string, expected: ExpectedRecord, records: readonly ActionRecord[]): string[] {
  const own = records.filter((record) => record.action === name);
  own.sort((left, right) => (left.repetition < right.repetition ? -1 : 1));
  const { repetitions } = expected;
  if (repetitions === undefined) {
    const [record] = own;
    return own.length === 1 && record
      ? recordDifferences(name, expected, record)
      : [`${name}: ${own.length} records, expected 1`];
  }
  if (own.length !== repetitions.length) return [`${name}: ${own.length} repetitions, expected ${repetitions.length}`];
  return own.flatMap((record, index) => recordDifferences(`${name}[${index}]`, repetitions[index] ?? {}, record));
}

function recordDifferences(place: string, expected: ExpectedRecord, record: ActionRecord): string[] {
  return [
    ...difference(`${place}/status`, expected.status, record.status),
    ...difference(`${place}/code`, expected.code, record.code),
    ...difference(`${place}/error/code`, expected.error?.code, record.error?.code),
    ...difference(`${place}/inputs`, expected.inputs, record.inputs),
    ...difference(`${place}/outputs`, expected.outputs, record.outputs),
    ...difference(`${place}/tries`, expected.tries, record.attempts.filter(({ purpose }) => purpose === 'try').length),
  ];
}

function responseDifferences(expected: Expectation['response'], { response }: FakeHost): string[] {
  if (expected === undefined) return [];
  const lines = [
    ...difference('response/status', expected.status, response?.statusCode),
    ...difference('response/body', expected.body, response?.body),
  ];
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    if (name.toLowerCase() === 'content-type') continue;
    lines.push(...difference(`response/headers/${name}`, value, getProperty(response?.headers ?? {}, name)));
  }
  return lines;
}

function callDifferences(expected: ExpectedCall, received: readonly ReceivedCall[]): string[] {
  const calls = received.filter(({ method, uri }) => method === expected.method && uri === expected.uri);
  const place = `${expected.method} ${expected.uri}`;
  const lines = difference(`${place} count`, expected.count, calls.length);
  for (const call of calls) {
    for (const [name, value] of Object.entries(expected.headers ?? {})) {
      lines.push(...difference(`${place} ${name}`, value, call.headers[name.toLowerCase()]));
    }
    const isJson = call.headers['content-type']?.includes('json') === true;
    lines.push(...difference(`${place} body`, expected.body, isJson ? parseJson(call.body) : call.body));
  }
  return lines;
}

function elapsedDifference(expected: Expectation['elapsed'], elapsed: number): string[] {
  if (expected === undefined) return [];
  const atLeast = parseDuration(expected.atLeast ?? 'PT0S') ?? 0;
  const atMost = parseDuration(expected.atMost ?? 'P1000Y') ?? 0;
  return elapsed >= atLeast && elapsed <= atMost ? [] : [`elapsed: ${elapsed} ms, expected ${atLeast} to ${atMost}`];
}

function difference(place: string, expected: Value | undefined, actual: Value | undefined): string[] {
  if (expected === undefined || matches(expected, actual ?? null, place)) return [];
  return [`${place}: expected ${printJson(expected)}, found ${printJson(actual ?? null)}`];
}

function matches(expected: Value, actual: Value, place: string): boolean {
  if (expected === null) return actual === null || actual === '';
  if (isObject(expected) && '$contains' in expected) return contains(actual, expected.$contains ?? null);
  if (isObject(expected) && '$lacks' in expected) return lacks(actual, expected.$lacks ?? null);
  if (Array.isArray(expected) && /(status|code)$/.test(place)) return expected.some((one) => equalValues(one, actual));
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((item, index) => matches(item, actual[index] ?? null, ''))
    );
  }
  if (!isObject(expected)) return equalValues(expected, actual);
  const names = new Set([...Object.keys(expected), ...(isObject(actual) ? Object.keys(actual) : [])]);
  return isObject(actual) && [...names].every((name) => matches(expected[name] ?? null, actual[name] ?? null, ''));
}

function contains(actual: Value, piece: Value): boolean {
  if (Array.isArray(piece)) return piece.every((one) => contains(actual, one));
  if (typeof piece === 'string') return typeof actual === 'string' && actual.includes(piece);
  if (!isObject(piece)) return equalValues(actual, piece);
  return (
    isObject(actual) &&
    Object.entries(piece).every(([name, value]) => {
      const found = getProperty(actual, name) ?? null;
      return isObject(value) ? contains(found, value) : matches(value, found, '');
    })
  );
}

function lacks(actual: Value, pieces: Value): boolean {
  const text = printJson(actual);
  return (Array.isArray(pieces) ? pieces : [pieces]).every((piece) => !text.includes(String(piece)));
}

/** Compares what a run did with what a vector expects, by the rules of the conformance data. */

import { parseDuration } from '#core/interpreter/duration.ts';
import { equalValues } from '#core/json/equals.ts';
import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import type { ActionRecord, RunOutcome } from '#core/runs/record.ts';
import type { ReceivedCall } from './fake-servers.ts';
import type { Expectation, ExpectedCall, ExpectedRecord, RunExpectation } from './vector.ts';

export type SeenRun = { outcome: RunOutcome; records: readonly ActionRecord[] };

export type Seen = {
  runs: readonly SeenRun[];
  /** What the caller got. */
  response?: { statusCode: number; headers: { [name: string]: string }; body?: Value } | undefined;
  received: readonly ReceivedCall[];
  /** Milliseconds. */
  elapsed: number;
};

export type Mismatch = { place: string; expected: Value; got: Value };

/** None when all is as expected. */
export function vectorMismatches(expected: Expectation, { runs, response, received, elapsed }: Seen): Mismatch[] {
  return [
    ...(expected.runs ? severalRuns(expected.runs, runs) : onlyRun(expected, runs)),
    ...triggerDifferences(expected.trigger, runs),
    ...elapsedDifference(expected.elapsed, elapsed),
    ...responseDifferences(expected.response, response),
    ...(expected.calls ?? []).flatMap((call) => callDifferences(call, received)),
  ];
}

function severalRuns(expected: readonly RunExpectation[], runs: readonly SeenRun[]): Mismatch[] {
  if (runs.length !== expected.length) return [{ place: 'runs', expected: expected.length, got: runs.length }];
  return runs.flatMap((run, index) => runDifferences(expected[index] ?? {}, run, `runs[${index}]/`));
}

function onlyRun(expected: RunExpectation, runs: readonly SeenRun[]): Mismatch[] {
  const { status, code, actions, outputs } = expected;
  if ([status, code, actions, outputs].every((part) => part === undefined)) return [];
  const [run] = runs;
  return run && runs.length === 1 ? runDifferences(expected, run) : [{ place: 'runs', expected: 1, got: runs.length }];
}

function runDifferences(expected: RunExpectation, { outcome, records }: SeenRun, place = ''): Mismatch[] {
  return [
    ...choiceDifference(`${place}status`, expected.status, outcome.status),
    ...choiceDifference(`${place}code`, expected.code, outcome.code),
    ...Object.entries(expected.outputs ?? {}).flatMap(([name, value]) =>
      difference(`${place}outputs/${name}`, value, outcome.outputs?.[name]),
    ),
    ...Object.entries(expected.actions ?? {}).flatMap(([name, record]) =>
      actionDifferences(
        `${place}${name}`,
        record,
        records.filter(({ action }) => action === name),
      ),
    ),
  ];
}

/** A trigger that fired is `Succeeded`; it fired when there is a run. */
function triggerDifferences(expected: Expectation['trigger'], runs: readonly SeenRun[]): Mismatch[] {
  if (expected === undefined || runs.length === 0) return [];
  return [{ place: 'trigger/status', expected: expected.status ?? null, got: 'Succeeded' }];
}

function actionDifferences(name: string, expected: ExpectedRecord, records: readonly ActionRecord[]): Mismatch[] {
  const own = [...records].sort((left, right) => (left.repetition < right.repetition ? -1 : 1));
  const { repetitions } = expected;
  if (repetitions === undefined) {
    const [record] = own;
    return own.length === 1 && record
      ? recordDifferences(name, expected, record)
      : [{ place: `${name} records`, expected: 1, got: own.length }];
  }
  if (own.length !== repetitions.length) {
    return [{ place: `${name} repetitions`, expected: repetitions.length, got: own.length }];
  }
  return own.flatMap((record, index) => recordDifferences(`${name}[${index}]`, repetitions[index] ?? {}, record));
}

function recordDifferences(place: string, expected: ExpectedRecord, record: ActionRecord): Mismatch[] {
  return [
    ...choiceDifference(`${place}/status`, expected.status, record.status),
    ...choiceDifference(`${place}/code`, expected.code, record.code),
    ...choiceDifference(`${place}/error/code`, expected.error?.code, record.error?.code),
    ...difference(`${place}/inputs`, expected.inputs, record.inputs),
    ...difference(`${place}/outputs`, expected.outputs, record.outputs),
    ...difference(`${place}/tries`, expected.tries, record.attempts.filter(({ purpose }) => purpose === 'try').length),
  ];
}

function responseDifferences(expected: Expectation['response'], response: Seen['response']): Mismatch[] {
  if (expected === undefined) return [];
  const lines = [
    ...choiceDifference('response/status', expected.status, response?.statusCode),
    ...difference('response/body', expected.body, response?.body),
  ];
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    lines.push(...difference(`response/headers/${name}`, value, getProperty(response?.headers ?? {}, name)));
  }
  return lines;
}

function callDifferences(expected: ExpectedCall, received: readonly ReceivedCall[]): Mismatch[] {
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

function elapsedDifference(expected: Expectation['elapsed'], elapsed: number): Mismatch[] {
  if (expected === undefined) return [];
  const atLeast = parseDuration(expected.atLeast ?? 'PT0S') ?? 0;
  const atMost = parseDuration(expected.atMost ?? 'P1000Y') ?? 0;
  if (elapsed >= atLeast && elapsed <= atMost) return [];
  return [{ place: 'elapsed', expected: `${atLeast} to ${atMost} ms`, got: `${elapsed} ms` }];
}

/** A list stands for any one of its items. */
function choiceDifference(place: string, expected: Value | undefined, actual: Value | undefined): Mismatch[] {
  const isOne = Array.isArray(expected) && expected.some((one) => matches(one, actual ?? null));
  return isOne ? [] : difference(place, expected, actual);
}

function difference(place: string, expected: Value | undefined, actual: Value | undefined): Mismatch[] {
  if (expected === undefined || matches(expected, actual ?? null)) return [];
  return [{ place, expected, got: actual ?? null }];
}

function matches(expected: Value, actual: Value): boolean {
  if (expected === null) return actual === null || actual === '';
  if (isObject(expected) && '$contains' in expected) return contains(actual, expected.$contains ?? null);
  if (isObject(expected) && '$lacks' in expected) return lacks(actual, expected.$lacks ?? null);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((item, index) => matches(item, actual[index] ?? null))
    );
  }
  if (!isObject(expected)) return equalValues(expected, actual);
  const names = new Set([...Object.keys(expected), ...(isObject(actual) ? Object.keys(actual) : [])]);
  return isObject(actual) && [...names].every((name) => matches(expected[name] ?? null, actual[name] ?? null));
}

function contains(actual: Value, piece: Value): boolean {
  if (Array.isArray(piece)) return piece.every((one) => contains(actual, one));
  if (typeof piece === 'string') return typeof actual === 'string' && actual.includes(piece);
  if (!isObject(piece)) return equalValues(actual, piece);
  return (
    isObject(actual) &&
    Object.entries(piece).every(([name, value]) => {
      const found = getProperty(actual, name) ?? null;
      const isPlain = isObject(value) && !('$contains' in value) && !('$lacks' in value);
      return isPlain ? contains(found, value) : matches(value, found);
    })
  );
}

function lacks(actual: Value, pieces: Value): boolean {
  const text = printJson(actual);
  return (Array.isArray(pieces) ? pieces : [pieces]).every((piece) => !text.includes(String(piece)));
}

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isObject } from '#core/json/objects.ts';
import { parseExactJson } from '#core/json/parse-exact-json.ts';
import { LIMITS } from '#core/limits.ts';
import { codes, compose, declare, REQUEST, startsAfter, triggered } from './testing/definitions.ts';
import { validateDefinition } from './validate-definition.ts';

const set = (value: unknown) => ({ type: 'SetVariable', inputs: { name: 'v', value }, ...startsAfter('V') });
const request = (rest: object): object => triggered({ type: 'Request', ...rest });
const runs = (concurrency: object): object => request({ runtimeConfiguration: { concurrency } });

describe('settings of steps', () => {
  it.each<[string, object, string[]]>([
    ['a first value of another type', { V: variable('integer', 'x') }, ['VariableValue']],
    ['a value of another type', { V: declare('v', 'integer'), S: set('x') }, ['VariableValue']],
    ['text given to an object', { V: declare('v', 'object'), S: set('a@{1}') }, ['VariableValue']],
    [
      'a step that is not a number',
      { V: declare('v', 'integer'), I: { ...set('x'), type: 'IncrementVariable' } },
      ['VariableValue'],
    ],
    [
      'tracked properties that name other steps',
      { A: compose(1), B: { ...compose(1, 'A'), trackedProperties: { a: "@outputs('A')", own: '@action().status' } } },
      ['TrackedPropertyReference'],
    ],
    ['an app setting in a bare definition', { A: compose("@appsetting('Key')") }, ['AppSettingOutsideStandard']],
    [
      'a time limit on a Scope',
      { S: { type: 'Scope', actions: {}, limit: { timeout: 'PT1H' } } },
      ['TimeoutWithoutEffect'],
    ],
    [
      'a request limit that is no duration',
      { A: http({}, { runtimeConfiguration: { requestOptions: { timeout: '5 s' } } }) },
      ['InvalidDuration'],
    ],
    [
      'a long list of retries',
      { A: http({ retryPolicy: { type: 'Fixed', count: 91, interval: 'PT5S' } }) },
      ['OverLimit'],
    ],
    [
      'more retries than run here',
      { A: http({ retryPolicy: { type: 'Fixed', count: LIMITS.retries.ours + 1, interval: 'PT5S' } }) },
      ['LimitExceeded'],
    ],
    ['no cycles', { U: { type: 'Until', expression: '@true', actions: {}, limit: { count: 0 } } }, ['UntilCount']],
    ['a long note', { A: { ...compose(1), description: 'x'.repeat(257) } }, ['OverLimit']],
    ['a long name', { ['x'.repeat(81)]: compose(1) }, ['OverLimit']],
    ['deep containers', nested(9), ['OverLimit']],
    ['containers deeper than run here', nested(101), ['LimitExceeded']],
  ])('find %s', (_, actions, expected) => {
    expect(codes(actions)).toEqual(expected);
  });

  it('keep to the limits that the operator has set', () => {
    const text = JSON.stringify({ triggers: REQUEST, actions: nested(9) });
    const codesWith = (limits: { [setting: string]: number }) =>
      validateDefinition(text, { limits }).map(({ code }) => code);
    expect(codesWith({ MAX_NESTING: 5 })).toEqual(['LimitExceeded']);
    expect(codesWith({ MAX_NESTING: 200, MAX_ACTIONS: 9 })).toEqual(['OverLimit']);
  });

  it('accept what Logic Apps accepts', () => {
    expect(codes({ V: variable('float', 5), S: set('@body(1)') }).filter((code) => code === 'VariableValue')).toEqual(
      [],
    );
    expect(codes({ V: variable('Array', null), S: set(null) })).toEqual([]);
    expect(codes(nested(8))).toEqual([]);
  });
});

describe('settings of triggers', () => {
  it.each<[string, object, string[]]>([
    ['an option of another type', daily({ operationOptions: 'EnableSchemaValidation' }), ['OptionWithoutEffect']],
    [
      'hidden data of a Recurrence',
      daily({ runtimeConfiguration: { secureData: { properties: ['inputs'] } } }),
      ['SecureData'],
    ],
    ['too few runs', runs({ runs: 0 }), ['TriggerConcurrency']],
    ['more runs than Logic Apps allows', runs({ runs: 101 }), ['OverLimit']],
    ['waiting runs that are no number', runs({ maximumWaitingRuns: 'many' }), ['TriggerConcurrency']],
  ])('find %s', (_, rest, expected) => {
    const found = codes({}, rest).filter((code) => code !== 'UnsupportedSetting');
    expect(found).toEqual(expected);
  });
});

const VECTORS = resolve(import.meta.dirname, '../../../shared/conformance/run-vectors.json');

describe.skipIf(!existsSync(VECTORS))('the run vectors that only check a definition', () => {
  const list = existsSync(VECTORS) ? parseExactJson(readFileSync(VECTORS, 'utf8')) : [];
  const cases = (Array.isArray(list) ? list : []).flatMap((entry) => {
    if (!isObject(entry) || !isObject(entry.expect) || !Array.isArray(entry.expect.problems)) return [];
    const parameters = isObject(entry.parameters) ? entry.parameters : undefined;
    return [{ name: String(entry.name), entry, parameters, pointers: entry.expect.problems.map(String) }];
  });

  it.each(cases)('$name', ({ entry, parameters, pointers }) => {
    const found = validateDefinition(JSON.stringify(entry.definition), { ...(parameters && { parameters }) });
    for (const pointer of pointers) {
      expect(found.filter((problem) => `${problem.pointer}/`.startsWith(`${pointer}/`))).not.toEqual([]);
    }
  });
});

function variable(type: string, value: unknown): object {
  return { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type, value }] } };
}

function http(inputs: object, rest: object = {}): object {
  return { type: 'Http', inputs: { method: 'GET', uri: 'https://example.com', ...inputs }, ...rest };
}

function daily(rest: object): object {
  return triggered({ type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 }, ...rest });
}

/** As many scopes inside each other. */
function nested(levels: number): object {
  return levels === 0 ? {} : { [`S${levels}`]: { type: 'Scope', actions: nested(levels - 1) } };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '#core/actions/index.ts';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import type { Problem } from './problem.ts';
import { validateDefinition } from './validate-definition.ts';

const REQUEST = { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } };
const compose = (inputs: unknown, after?: string) => ({
  type: 'Compose',
  inputs,
  runAfter: after === undefined ? {} : { [after]: ['Succeeded'] },
});

function problemsOf(actions: object, rest: object = {}): Problem[] {
  return validateDefinition(JSON.stringify({ triggers: REQUEST, actions, ...rest }, undefined, 2));
}

function codes(actions: object, rest: object = {}): string[] {
  return problemsOf(actions, rest).map(({ code }) => code);
}

const triggered = (trigger: object): object => ({ triggers: { Start: trigger } });
const every = (recurrence: object): object => triggered({ type: 'Recurrence', recurrence });
const declare = (name: string, type: string) => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type }] },
});
const after = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } });

describe('a sound definition', () => {
  it('has no problem, in the wrapper as well as bare', () => {
    const definition = { triggers: REQUEST, actions: { A: compose('x'), B: compose("@outputs('a')", 'A') } };
    expect(validateDefinition(JSON.stringify(definition))).toEqual([]);
    expect(validateDefinition(JSON.stringify({ definition, kind: 'stateless' }))).toEqual([]);
  });
});

describe('findings', () => {
  it('give code, place and action', () => {
    const text = JSON.stringify({ definition: { triggers: REQUEST, actions: { A: compose("@outputs('Missing')") } } });
    const [problem] = validateDefinition(text);
    expect(problem).toMatchObject({
      code: 'UnknownAction',
      severity: 'error',
      action: 'A',
      pointer: '/definition/actions/A/inputs',
    });
    expect(text.slice(problem?.range?.start, problem?.range?.end)).toBe("'Missing'");
  });

  it('offer a fix for a slip of the pen', () => {
    const text = JSON.stringify({
      triggers: REQUEST,
      actions: { Order: compose(1), B: compose("@outputs('Ordre')", 'Odrer') },
    });
    const fixed = validateDefinition(text).reduceRight(
      (edited, { fix }) => applyTextEdits(edited, fix?.edit ?? []),
      text,
    );
    expect(validateDefinition(fixed)).toEqual([]);
  });
});

describe('rules', () => {
  it.each<[string, object, string[]]>([
    ['an unknown type', { A: { type: 'Agent' } }, ['UnsupportedActionType']],
    ['missing inputs', { A: { type: 'Http' } }, ['InvalidInputs', 'InvalidInputs']],
    ['a missing type', { A: {} }, ['InvalidShape']],
    ['a predecessor that does not exist', { A: compose(1, 'Nobody') }, ['RunAfterUnknown']],
    [
      'a status that does not exist',
      { A: compose(1), B: { ...compose(1), runAfter: { A: ['Done'] } } },
      ['RunAfterStatus'],
    ],
    [
      'actions that wait for each other',
      { A: compose(1, 'B'), B: compose(1, 'A'), C: compose(1, 'B') },
      ['RunAfterCycle', 'RunAfterCycle'],
    ],
    [
      'names that differ in letter case only',
      { A: compose(1), S: { type: 'Scope', actions: { a: compose(1) } } },
      ['DuplicateName'],
    ],
    ['an action named like the trigger', { Manual: compose(1) }, ['DuplicateName']],
    ['a broken expression', { A: compose("@concat('a'") }, ['InvalidExpression']],
    ['an unknown function', { A: compose('@{concta(1)}') }, ['InvalidExpression']],
    ['a reference that is not upstream', { A: compose(1), B: compose("@body('A')") }, ['ReferenceNotUpstream']],
    ['a reference to itself', { A: compose("@outputs('A')") }, ['ReferenceNotUpstream']],
    ['result() of no container', { A: compose(1), B: compose("@result('A')", 'A') }, ['ResultOfNonContainer']],
    [
      'result() of the own container',
      { S: { type: 'Scope', actions: { A: compose("@result('S')") } } },
      ['ReferenceNotUpstream'],
    ],
    ['item() outside a loop', { A: compose('@item()') }, ['OutsideLoop']],
    [
      'items() of a loop elsewhere',
      { L: { type: 'Foreach', foreach: [], actions: {} }, A: compose("@items('L')", 'L') },
      ['OutsideLoop'],
    ],
    ['an unknown variable', { A: compose("@variables('v')") }, ['UnknownVariable']],
    ['an unknown parameter', { A: compose("@parameters('p')") }, ['UnknownParameter']],
    ['a nested declaration', { S: { type: 'Scope', actions: { V: declare('v', 'string') } } }, ['NestedVariable']],
    ['a variable declared twice', { V: declare('v', 'string'), W: declare('V', 'string') }, ['DuplicateVariable']],
    [
      'a variable used before it is declared',
      { V: declare('v', 'string'), A: compose("@variables('v')") },
      ['VariableNotDeclaredYet'],
    ],
    [
      'a text variable that is incremented',
      { V: declare('v', 'string'), A: { type: 'IncrementVariable', inputs: { name: 'v', value: 1 }, ...after('V') } },
      ['VariableType'],
    ],
    [
      'a variable set to itself',
      {
        V: declare('v', 'string'),
        A: { type: 'SetVariable', inputs: { name: 'v', value: "@{variables('v')}x" }, ...after('V') },
      },
      ['VariableNamesItself'],
    ],
    [
      'a Response in a loop',
      { L: { type: 'Foreach', foreach: [], actions: { R: { type: 'Response', inputs: { statusCode: 200 } } } } },
      ['ResponseInLoop'],
    ],
    ['an odd status code', { R: { type: 'Response', inputs: { statusCode: 302 } } }, ['ResponseStatus']],
    [
      'Terminate in a loop',
      {
        L: {
          type: 'Until',
          expression: '@true',
          actions: { T: { type: 'Terminate', inputs: { runStatus: 'Failed' } } },
        },
      },
      ['TerminateInLoop'],
    ],
    [
      'an error without a failure',
      { T: { type: 'Terminate', inputs: { runStatus: 'Succeeded', runError: { code: 'x' } } } },
      ['ErrorWithoutFailure'],
    ],
    [
      'cases with the same value, or with an expression',
      { S: { type: 'Switch', expression: 'x', cases: { a: { case: 1 }, b: { case: 1 }, c: { case: '@x()' } } } },
      ['DuplicateCase', 'CaseValue'],
    ],
    ['a Switch on nothing', { S: { type: 'Switch', cases: {} } }, ['ExpressionMissing']],
    ['an Until without a condition', { U: { type: 'Until', actions: {} } }, ['ExpressionMissing']],
    [
      'limits out of bounds',
      { U: { type: 'Until', expression: '@true', actions: {}, limit: { count: 6000, timeout: 'an hour' } } },
      ['UntilCount', 'InvalidDuration'],
    ],
    ['an If without a condition', { I: { type: 'If', actions: {} } }, ['ExpressionMissing']],
    [
      'two operators in one object',
      { I: { type: 'If', expression: { and: [], or: [] }, actions: {} } },
      ['InvalidCondition'],
    ],
    [
      'an unknown operator',
      { I: { type: 'If', expression: { not: { equal: [1, 1] } }, actions: {} } },
      ['UnknownOperator'],
    ],
    ['a loop over a text', { L: { type: 'Foreach', foreach: 'list', actions: {} } }, ['InvalidList']],
    [
      'Sequential with repetitions',
      {
        L: {
          type: 'Foreach',
          foreach: [],
          actions: {},
          operationOptions: 'Sequential',
          runtimeConfiguration: { concurrency: { repetitions: 51 } },
        },
      },
      ['Repetitions', 'SequentialRepetitions'],
    ],
    [
      'a retry policy that cannot be kept',
      {
        A: {
          type: 'Http',
          inputs: { method: 'GET', uri: 'x', retryPolicy: { type: 'fixed', count: 0, interval: '10s' } },
        },
      },
      ['InvalidRetryPolicy', 'InvalidRetryPolicy'],
    ],
    ['an option of another type', { A: { ...compose(1), operationOptions: 'Sequential' } }, ['OptionWithoutEffect']],
    ['a time limit without effect', { A: { ...compose(1), limit: { timeout: 'PT1H' } } }, ['TimeoutWithoutEffect']],
    [
      'a static result that is missing',
      { A: { ...compose(1), runtimeConfiguration: { staticResult: { name: 'A0' } } } },
      ['UnknownStaticResult'],
    ],
    [
      'a variable set by iterations at the same time',
      {
        V: declare('v', 'string'),
        L: {
          type: 'Foreach',
          foreach: [1],
          actions: { S: { type: 'SetVariable', inputs: { name: 'v', value: 1 } } },
          ...after('V'),
        },
      },
      ['VariableRace'],
    ],
  ])('find %s', (_, actions, expected) => {
    expect(codes(actions)).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    ['no trigger', { triggers: {} }, ['TriggerMissing']],
    ['two triggers', { triggers: { ...REQUEST, other: { type: 'Request' } } }, ['SecondTrigger']],
    ['a trigger that does not run here', triggered({ type: 'Batch' }), ['UnsupportedTriggerType']],
    [
      'a trigger that names a step',
      triggered({ type: 'Request', conditions: [{ expression: "@body('A')" }] }),
      ['ReferenceInTrigger'],
    ],
    [
      'a path without a method',
      triggered({ type: 'Request', inputs: { relativePath: '/{x}' } }),
      ['PathWithoutMethod'],
    ],
    ['splitOn', triggered({ type: 'Request', splitOn: '@triggerBody()' }), ['UnsupportedSetting']],
    ['a Recurrence without recurrence', triggered({ type: 'Recurrence' }), ['InvalidRecurrence']],
    ['an interval out of range', every({ frequency: 'Week', interval: 72 }), ['InvalidRecurrence']],
    ['a recurrence that is no number', every({ frequency: 'Day', interval: 'often' }), ['InvalidShape']],
    [
      'hours with the frequency Hour',
      every({ frequency: 'Hour', interval: 1, schedule: { hours: [1] } }),
      ['InvalidRecurrence'],
    ],
    [
      'an hour that is none',
      every({ frequency: 'Day', interval: 1, schedule: { hours: '24' } }),
      ['InvalidRecurrence'],
    ],
    [
      'a day that is none',
      every({ frequency: 'Week', interval: 1, schedule: { weekDays: ['Mon'] } }),
      ['InvalidRecurrence'],
    ],
    ['an unknown time zone', every({ frequency: 'Day', interval: 1, timeZone: 'Mars' }), ['InvalidRecurrence']],
    [
      'a start with an offset',
      every({ frequency: 'Day', interval: 1, startTime: '2026-01-01T00:00:00+01:00' }),
      ['InvalidRecurrence'],
    ],
    ['an unknown type of a parameter', { parameters: { p: { type: 'Text' } } }, ['ParameterType']],
    ['a default of another type', { parameters: { p: { type: 'Int', defaultValue: 'x' } } }, ['ParameterDefault']],
    [
      'an unknown kind',
      { definition: { triggers: REQUEST }, triggers: undefined, actions: undefined, kind: 'Agent' },
      ['UnknownFlowKind'],
    ],
  ])('find %s', (_, rest, expected) => {
    expect(codes({}, rest)).toEqual(expected);
  });

  it('ask for a value of each parameter once values are known', () => {
    const text = JSON.stringify({ triggers: REQUEST, parameters: { Url: { type: 'String' } } });
    expect(validateDefinition(text)).toEqual([]);
    expect(validateDefinition(text, { parameters: {} }).map(({ code }) => code)).toEqual(['ParameterMissing']);
    expect(validateDefinition(text, { parameters: { url: 'x' } })).toEqual([]);
    expect(validateDefinition(text, { parameters: { url: 5 } }).map(({ code }) => code)).toEqual(['ParameterValue']);
  });

  it('allow what the test of an Until, a handler and tracked properties may name', () => {
    const until = {
      type: 'Until',
      expression: "@equals(outputs('A'), iterationIndexes('U'))",
      actions: { A: compose(1) },
    };
    const handler = {
      ...compose("@result('U')"),
      runAfter: { U: ['Failed'] },
      trackedProperties: { own: "@outputs('H')" },
    };
    expect(codes({ U: until, H: handler, B: compose("@outputs('A')", 'U') })).toEqual([]);
  });

  it('refuse a name inside a For each from outside', () => {
    const loop = {
      type: 'Foreach',
      foreach: [1],
      actions: { A: compose("@items('L')"), B: compose("@outputs('A')", 'A') },
    };
    expect(codes({ L: loop, C: compose("@outputs('A')", 'L') })).toEqual(['ReferenceIntoLoop']);
  });

  it('find the same key written twice', () => {
    const text =
      '{"triggers": {"t": {"type": "Request"}}, "actions": {"A": {"type": "Scope"}, "A": {"type": "Scope"}}}';
    expect(validateDefinition(text).map(({ code }) => code)).toEqual(['DuplicateName']);
  });
});

describe('new steps', () => {
  it.each(ACTIONS)('$id has no problem that its author need not solve', (row) => {
    const step = row.create('Step');
    const expected = ['InvalidInputs', 'ExpressionMissing', 'InvalidCondition'];
    const found = problemsOf({ Step: step }).filter(({ severity }) => severity === 'error');
    expect(found.filter(({ code }) => !expected.includes(code))).toEqual([]);
  });
});

describe('broken text', () => {
  it.each(['', '{', '[]', '"x"', '{"actions": []}', '{"actions": {"A": 5}}', '{"definition": 1}', 'null'])(
    '%j is reported',
    (text) => {
      expect(validateDefinition(text).some(({ severity }) => severity === 'error')).toBe(true);
    },
  );

  it('never ends in an exception, whatever the text', () => {
    const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(
          null,
          0,
          -1.5,
          true,
          '',
          '@',
          "@outputs('A')",
          '@{items(1',
          'Http',
          'Foreach',
          'A',
          'PT1H',
          'Recurrence',
        ),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...NAMES), tie('any'), { maxKeys: 6 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, fc.nat(40), (definition, cut) => {
        const text = JSON.stringify({
          triggers: definition,
          actions: definition,
          parameters: definition,
          outputs: definition,
        });
        validateDefinition(text);
        validateDefinition(text.slice(0, text.length - cut));
        validateDefinition(JSON.stringify(definition));
      }),
      { numRuns: 400 },
    );
  });
});

const NAMES = [
  ...[
    'A',
    'B',
    'type',
    'inputs',
    'runAfter',
    'actions',
    'else',
    'cases',
    'case',
    'default',
    'expression',
    'foreach',
    'limit',
  ],
  ...[
    'recurrence',
    'frequency',
    'interval',
    'schedule',
    'hours',
    'variables',
    'name',
    'value',
    'retryPolicy',
    'timeout',
    'count',
  ],
  ...[
    'runtimeConfiguration',
    'concurrency',
    'secureData',
    'staticResult',
    'operationOptions',
    '__proto__',
    'and',
    'statusCode',
  ],
];

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');

describe.skipIf(!existsSync(CORPUS))('real definitions', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.json')) : [];
  it.each(files)('%s has no error but foreign types and what is not applied here', (file) => {
    const problems = validateDefinition(readFileSync(resolve(CORPUS, file), 'utf8'));
    const foreign = ['UnsupportedActionType', 'UnsupportedTriggerType', 'UnsupportedSetting'];
    const errors = problems.filter(({ severity, code }) => severity === 'error' && !foreign.includes(code));
    expect(errors.map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`)).toEqual(
      KNOWN[file.slice(0, 3)] ?? [],
    );
  });
});

/** What is wrong with some of them indeed. */
const KNOWN: { [file: string]: string[] } = {};

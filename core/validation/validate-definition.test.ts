import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import { codes, compose, declare, REQUEST, startsAfter } from './testing/definitions.ts';
import { validateDefinition } from './validate-definition.ts';

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
    [
      'what a step gives that is switched off',
      { A: { ...compose(1), metadata: { disabled: true } }, B: compose("@outputs('A')", 'A') },
      ['ReferenceSwitchedOff'],
    ],
    [
      'what a step gives that stands in one that is switched off',
      {
        S: { type: 'Scope', metadata: { disabled: true }, actions: { A: compose(1), C: compose("@body('A')", 'A') } },
        B: compose("@body('A')", 'S'),
      },
      ['ReferenceSwitchedOff'],
    ],
    [
      'nothing in asking how a step that is switched off has ended',
      { A: { ...compose(1), metadata: { disabled: true } }, B: compose("@actions('A')?['status']", 'A') },
      [],
    ],
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
      {
        V: declare('v', 'string'),
        A: { type: 'IncrementVariable', inputs: { name: 'v', value: 1 }, ...startsAfter('V') },
      },
      ['VariableType'],
    ],
    [
      'a variable set to itself',
      {
        V: declare('v', 'string'),
        A: { type: 'SetVariable', inputs: { name: 'v', value: "@{variables('v')}x" }, ...startsAfter('V') },
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
      ['OverLimit', 'InvalidDuration'],
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
      ['OverLimit', 'SequentialRepetitions'],
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
          actions: { S: { type: 'SetVariable', inputs: { name: 'v', value: 'x' } } },
          ...startsAfter('V'),
        },
      },
      ['VariableRace'],
    ],
  ])('find %s', (_, actions, expected) => {
    expect(codes(actions)).toEqual(expected);
  });
});

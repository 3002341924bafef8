import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseDocument } from '#core/definition/json-document.ts';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import { compose, declare, every, REQUEST, triggered } from './testing/definitions.ts';
import { validateDefinition } from './validate-definition.ts';

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');

const step = (type: string, inputs: object, rest: object = {}): object => ({ type, inputs, ...rest });
const http = (inputs: object): object => step('Http', { method: 'GET', uri: 'https://example.com', ...inputs });
const inScope = (name: string): object => ({
  S: { type: 'Scope', actions: { [name]: compose(2), C: compose(3, name) } },
});

describe('fixes', () => {
  it.each<[string, object, string]>([
    ['an option without effect', { A: { ...compose(1), operationOptions: 'Sequential' } }, 'OptionWithoutEffect'],
    ['a time limit without effect', { A: { ...compose(1), limit: { timeout: 'PT1H' } } }, 'TimeoutWithoutEffect'],
    ['a count without effect', { A: { ...compose(1), limit: { count: 5 } } }, 'CountWithoutEffect'],
    [
      'a slip in the name of a variable',
      { Total: declare('total', 'string'), A: compose("@variables('totl')", 'Total') },
      'UnknownVariable',
    ],
    ['a slip in the name of a function', { A: compose("x @{concta('a', 1)}") }, 'InvalidExpression'],
    [
      'a slip in the name of an action',
      { Order: compose(1), A: compose("@outputs('Ordr')", 'Order') },
      'UnknownAction',
    ],
    ['a slip in a type', { A: { ...compose(1), type: 'Compsoe' } }, 'UnsupportedActionType'],
    ['a slip in a kind', { A: step('Expression', {}, { kind: 'CurentTime' }) }, 'UnknownKind'],
    ['a type of a variable as others call it', { V: declare('v', 'int') }, 'InvalidInputs'],
    ['a status of Terminate', { T: step('Terminate', { runStatus: 'Suceeded' }) }, 'InvalidInputs'],
    ['an operator', { I: { type: 'If', expression: { not: { equal: [1, 1] } }, actions: {} } }, 'UnknownOperator'],
    [
      'a type of a retry policy',
      { A: http({ retryPolicy: { type: 'fix', count: 1, interval: 'PT5S' } }) },
      'InvalidRetryPolicy',
    ],
    [
      'a type of a sign-in',
      { A: http({ authentication: { type: 'Bsic', username: 'a', password: 'b' } }) },
      'AuthenticationType',
    ],
    ['a name given twice', { A: compose(1), ...inScope('a') }, 'DuplicateName'],
    ['a predecessor that is not there', { A: compose(1, 'Nobody') }, 'RunAfterUnknown'],
    ['a slip in a predecessor', { Order: compose(1), A: compose(1, 'Ordre') }, 'RunAfterUnknown'],
    ['no status to run after', { A: compose(1), B: { ...compose(1), runAfter: { A: [] } } }, 'RunAfterStatus'],
    ['a step that is needed before', { A: compose(1), B: compose("@outputs('A')") }, 'ReferenceNotUpstream'],
    [
      'a needed step besides others',
      { A: compose(1), B: compose(1), C: compose("@outputs('A')", 'B') },
      'ReferenceNotUpstream',
    ],
    ['the old way to wait', { A: compose(1), B: step('Compose', {}, { conditions: [{ dependsOn: 'A' }] }) }, 'OldForm'],
    [
      'steps that never run',
      { S: { type: 'Scope', actions: {}, else: { actions: { A: compose(1) } } } },
      'BranchWithoutEffect',
    ],
    [
      'a number as text',
      { V: step('InitializeVariable', { variables: [{ name: 'v', type: 'integer', value: '5' }] }) },
      'VariableValue',
    ],
    [
      'an error without failure',
      { T: step('Terminate', { runStatus: 'Succeeded', runError: { code: 'x' } }) },
      'ErrorWithoutFailure',
    ],
  ])('put %s right', (_, actions, code) => {
    expectFixed({ triggers: REQUEST, actions }, code);
  });

  it.each<[string, object, string]>([
    ['a flow without a trigger', { triggers: undefined }, 'TriggerMissing'],
    ['a flow with an empty list of triggers', { triggers: {} }, 'TriggerMissing'],
    ['a type of a trigger', triggered({ type: 'Requst', inputs: {} }), 'UnsupportedTriggerType'],
    ['a frequency', every({ frequency: 'Days', interval: 1 }), 'InvalidRecurrence'],
    ['a path without a method', triggered({ type: 'Request', inputs: { relativePath: '/{id}' } }), 'PathWithoutMethod'],
    [
      'a default as text',
      { triggers: REQUEST, parameters: { p: { type: 'Bool', defaultValue: 'True' } } },
      'ParameterDefault',
    ],
    [
      'a type of a parameter',
      { triggers: REQUEST, parameters: { p: { type: 'Integer', defaultValue: 1 } } },
      'ParameterType',
    ],
    [
      'a secret in the open',
      { triggers: REQUEST, parameters: { p: { type: 'SecureString', defaultValue: 'x' } } },
      'SecretInDefinition',
    ],
  ])('put %s right', (_, definition, code) => {
    expectFixed({ actions: { A: compose(1) }, ...definition }, code);
  });

  it('rename a step with the steps that run after it, and no other', () => {
    const text = JSON.stringify({
      triggers: REQUEST,
      actions: { A: compose(1), B: compose("@outputs('A')", 'A'), ...inScope('A') },
    });
    const fixed = withFix(text, 'DuplicateName');
    expect(JSON.parse(fixed)).toMatchObject({
      actions: {
        B: { inputs: "@outputs('A')", runAfter: { A: ['Succeeded'] } },
        S: { actions: { A_2: {}, C: { runAfter: { A_2: ['Succeeded'] } } } },
      },
    });
  });

  it('keep what else an old condition asks, and what runAfter says already', () => {
    const conditions = [{ dependsOn: 'A' }, { expression: '@true' }, { dependsOn: 'B' }];
    const late = { ...compose(1), runAfter: { A: ['Failed'] }, conditions };
    const text = JSON.stringify({ triggers: REQUEST, actions: { A: compose(1), B: compose(1), C: late } });
    const { actions } = JSON.parse(withFix(text, 'OldForm'));
    expect(actions.C.runAfter).toEqual({ A: ['Failed'], B: ['Succeeded'] });
    expect(actions.C.conditions).toEqual([{ expression: '@true' }]);
  });
});

describe.skipIf(!existsSync(CORPUS))('real definitions with a piece broken', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.json')) : [];
  const texts = files
    .map((file) => readFileSync(resolve(CORPUS, file), 'utf8'))
    .filter(({ length }) => length < 30_000);

  it('give a list of problems, whose fixes leave sound JSON', () => {
    const broken = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.constantFrom(...PIECES))
      .map(([text, seed, piece]) => withPiece(text, seed, piece));
    fc.assert(
      fc.property(broken, (text) => {
        for (const { fix } of validateDefinition(text)) {
          if (fix) expect(parseDocument(applyTextEdits(text, fix.edit)).problems).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** What stands in the place of some value. */
const PIECES = [
  'null',
  '0',
  '""',
  '"@"',
  '"@outputs(\'\')"',
  '[]',
  '{}',
  '[{}]',
  '{"type":1}',
  '{"A":{"type":"If"}}',
  'true',
];

function withPiece(text: string, seed: number, piece: string): string {
  const values = [...text.matchAll(/: ("(?:[^"\\]|\\.)*"|\d+|true|false|null|\{\}|\[\])/g)];
  const [, value = ''] = values[seed % values.length] ?? [];
  const start = (values[seed % values.length]?.index ?? 0) + 2;
  return value === '' ? text : text.slice(0, start) + piece + text.slice(start + value.length);
}

function withFix(text: string, code: string): string {
  const problem = validateDefinition(text).find((found) => found.code === code);
  return applyTextEdits(text, problem?.fix?.edit ?? []);
}

function expectFixed(definition: object, code: string): void {
  const text = JSON.stringify(definition, undefined, 2);
  const fixed = withFix(text, code);
  expect(fixed).not.toBe(text);
  expect(validateDefinition(fixed).map((found) => found.code)).not.toContain(code);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateDefinition } from './validate-definition.ts';

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
          'Request',
          'Response',
          'Until',
          'Switch',
          'Query',
          'Wait',
          'InitializeVariable',
          'AppendToArrayVariable',
          'HttpWebhook',
          'Stateless',
          '2026-01-31T08:00:00',
          'Basic',
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
          staticResults: definition,
        });
        validateDefinition(text);
        validateDefinition(text.slice(0, text.length - cut));
        validateDefinition(JSON.stringify(definition));
        validateDefinition(
          JSON.stringify({ definition: { triggers: definition, actions: definition }, kind: 'Stateless' }),
        );
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
  ...[
    'authentication',
    'conditions',
    'dependsOn',
    'splitOn',
    'subscribe',
    'paginationPolicy',
    'contentTransfer',
    'until',
    'timestamp',
    'allowedValues',
    'defaultValue',
    'from',
    'startTime',
    'kind',
  ],
];

import { describe, expect, it } from 'vitest';

import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { ActionStatus } from '#core/runs/status.ts';
import { runDefinitionCase } from './definition-cases.ts';
import { mockActions } from './mock-actions.ts';
import { statusDifferences } from './predicted-statuses.ts';
import { sampleOf } from './sample.ts';

const compose = (...after: [name: string, status: string][]) => ({
  type: 'Compose',
  inputs: 1,
  runAfter: Object.fromEntries(after.map(([name, status]) => [name, [status]])),
});

function seen(status: 'Succeeded' | 'Failed', statuses: { [action: string]: ActionStatus }) {
  const records = Object.entries(statuses).map(([action, one]) => ({
    action,
    type: 'Compose',
    repetition: '',
    status: one,
    startedAt: 0,
    attempts: [],
  }));
  return { outcome: { status }, records };
}

describe('a definition case', () => {
  const actions = { Call: { type: 'ApiConnection', inputs: {} }, Next: compose(['Call', 'Succeeded']) };
  const triggers = { manual: { type: 'Request', kind: 'Http', inputs: {} } };

  it('passes when the text survives and the mocked run ends as predicted', async () => {
    const text = `${JSON.stringify({ kind: 'Stateful', definition: { triggers, actions } }, null, 3)}\n`;
    const { outcome, differences } = await runDefinitionCase('a', text);
    expect({ outcome, differences }).toEqual({ outcome: 'passed', differences: [] });
  });

  it('tells the errors that checking found without failing for them', async () => {
    const text = JSON.stringify({ triggers, actions: { A: { type: 'SetVariable', inputs: { name: 'x', value: 1 } } } });
    const { outcome, problems = [] } = await runDefinitionCase('a', text);
    expect(outcome).toBe('passed');
    expect(problems.join()).toContain('UnknownVariable');
  });

  it('is fired whatever its trigger asks, and without one', async () => {
    const asking = {
      ...triggers.manual,
      operationOptions: 'EnableSchemaValidation',
      inputs: { schema: { type: 'object', properties: { id: { type: 'string', pattern: '^[0-9]+$' } } } },
      conditions: [{ expression: "@equals(triggerBody()?['state'], 'open')" }],
      splitOn: "@triggerBody()?['value']",
    };
    for (const some of [{ manual: asking }, {}]) {
      const { differences } = await runDefinitionCase('a', JSON.stringify({ triggers: some, actions }));
      expect(differences).toEqual([]);
    }
  });

  it('fails for a text that holds no definition', async () => {
    expect((await runDefinitionCase('a', '[1,')).outcome).toBe('failed');
  });
});

describe('the statuses that section 9 predicts', () => {
  const definition: WorkflowDefinition = {
    actions: { A: compose(), B: compose(['A', 'Succeeded']), C: compose(['A', 'Failed']) },
  };

  it('agree with a run that kept its failure', () => {
    const run = seen('Failed', { A: 'Failed', B: 'Skipped', C: 'Succeeded' });
    expect(statusDifferences(definition, run)).toEqual([]);
  });

  it('disagree with a run that forgot it', () => {
    const run = seen('Succeeded', { A: 'Failed', B: 'Skipped', C: 'Succeeded' });
    expect(statusDifferences(definition, run)).toEqual([{ place: 'status', expected: 'Failed', got: 'Succeeded' }]);
  });

  it('disagree with an action that ran although it was not its turn', () => {
    const run = seen('Succeeded', { A: 'Succeeded', B: 'Succeeded', C: 'Succeeded' });
    expect(statusDifferences(definition, run)).toEqual([{ place: 'C', expected: 'Skipped', got: 'Succeeded' }]);
  });
});

describe('mocks', () => {
  it('answer in the shape in which a later ParseJson reads them', () => {
    const schema = {
      type: 'object',
      properties: { id: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
    };
    const definition: WorkflowDefinition = {
      actions: {
        Get: { type: 'Http', inputs: { method: 'GET', uri: 'http://a.test' } },
        Parse: { type: 'ParseJson', inputs: { content: "@body('Get')", schema } },
      },
    };
    mockActions(definition);
    expect(definition.staticResults).toMatchObject({ 'Get mocked': { outputs: { body: { id: 1, tags: ['text'] } } } });
  });

  it('take what a schema says itself', () => {
    expect(sampleOf({ enum: ['red', 'blue'] })).toBe('red');
    expect(sampleOf({ type: ['null', 'string'], format: 'date-time' })).toBe('2026-01-15T08:00:00Z');
  });
});

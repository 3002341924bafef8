import { describe, expect, it } from 'vitest';
import { flowSchemas } from '#components/designer/editor/flow-schemas.ts';
import type { RecordSummaryJson } from '#core/api/runs.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { Value } from '#core/json/value.ts';
import { previewNeeds } from './preview-needs.ts';
import type { RunSourceState, StepValues } from './run-source.ts';
import { runWorld } from './run-world.ts';
import { sampleWorld } from './sample-world.ts';

const DEFINITION: WorkflowDefinition = {
  parameters: {
    Base: { type: 'String', defaultValue: 'x' },
    Key: { type: 'SecureString' },
  },
  triggers: {
    manual: { type: 'Request', inputs: { schema: { type: 'object', properties: { n: { type: 'integer' } } } } },
  },
  actions: {
    Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'Total', type: 'integer', value: 1 }] } },
    Get: { type: 'Http', inputs: {}, runAfter: { Init: ['Succeeded'] } },
    Loop: {
      type: 'Foreach',
      foreach: "@body('Get')?['list']",
      runAfter: { Get: ['Succeeded'] },
      actions: {
        Add: { type: 'IncrementVariable', inputs: { name: 'total', value: 2 } },
        Inner: { type: 'Compose', inputs: '', runAfter: { Add: ['Succeeded'] } },
        Use: { type: 'Compose', inputs: '', runAfter: { Inner: ['Succeeded'] } },
      },
    },
    Last: { type: 'Compose', inputs: '', runAfter: { Loop: ['Succeeded'] } },
  },
};

function input(name: string, template: Value, followsInputs = false) {
  const needs = previewNeeds({ definition: DEFINITION, name, template, followsInputs });
  return { definition: DEFINITION, parameters: { Base: 'given' }, flow: { id: 'f', name: 'Flow' }, name, needs };
}

function record(action: string, endedAt: number, repetition = ''): RecordSummaryJson {
  return { action, type: 'X', repetition, status: 'Succeeded', startedAt: endedAt, endedAt, attempts: [] };
}

const READY: StepValues = {
  kind: 'ready',
  inputs: { kind: 'ready', key: 'in', shape: {} },
  outputs: { kind: 'ready', key: 'out', shape: {} },
};

type Fetched = { [repetition: string]: RecordSummaryJson[] };

function state(records: Fetched, values: { [key: string]: StepValues } = {}) {
  const named = (list: RecordSummaryJson[]) => new Map(list.map((each) => [each.action.toLowerCase(), each]));
  const byRepetition = Object.entries(records).map(([repetition, list]) => [repetition, named(list)] as const);
  const fetched: Pick<RunSourceState, 'records' | 'values'> = {
    records: new Map(byRepetition),
    values: new Map(Object.entries(values)),
  };
  return { ...fetched, runId: 'r' };
}

describe('the world of a run', () => {
  it('asks for records first, then for the values that are read and no others', () => {
    const asked = input('Last', "@body('Get')");
    expect(runWorld(asked, state({}))).toEqual({ kind: 'wants', records: [''], values: [] });
    const known = state({ '': [record('Get', 1), record('Init', 0)] });
    expect(runWorld(asked, known)).toMatchObject({ values: [{ action: 'Get', repetition: '' }] });
  });

  it('reads the first iteration for a step inside a loop', () => {
    const asked = input('Use', "@outputs('Inner')");
    expect(runWorld(asked, state({ '': [] }))).toMatchObject({ kind: 'wants', records: ['000000'] });
    const known = state({ '': [], '000000': [record('Inner', 1, '000000')] }, { '000000 inner': READY });
    expect(runWorld(asked, known)).toMatchObject({
      kind: 'ready',
      world: { actions: [{ name: 'Inner', outputs: 'out' }], workflow: { runId: 'r' } },
    });
  });

  it('needs the list of the loop for its item', () => {
    const asked = input('Use', "@items('Loop')");
    const known = state({ '': [record('Get', 1)] }, { ' get': READY });
    expect(runWorld(asked, known)).toMatchObject({
      world: {
        loops: [{ name: 'Loop', kind: 'foreach', over: "\"@body('Get')?['list']\"" }],
        actions: [{ name: 'Get' }],
      },
    });
  });

  it('follows variables, and says what it does not count', () => {
    const known = state(
      { '': [record('Init', 0), { ...record('Loop', 5), iterationCount: 2 }], '000001': [record('Add', 3, '000001')] },
      { ' init': READY, '000001 add': READY },
    );
    expect(runWorld(input('Last', "@variables('total')"), known)).toMatchObject({
      world: { variables: [{ type: 'initializevariable', inputs: 'in' }, { type: 'incrementvariable' }] },
      notes: ["Changes that 'Add' makes in a loop are not counted here."],
    });
  });

  it('takes the value given for a parameter, and never shows a secure one', () => {
    expect(runWorld(input('Last', "@parameters('BASE')"), state({}))).toMatchObject({
      world: { parameters: { Base: '"given"' } },
    });
    expect(runWorld(input('Last', "@parameters('key')"), state({}))).toMatchObject({ kind: 'hidden' });
  });

  it('says what is hidden, too big or could not be read', () => {
    const with_ = (outputs: StepValues) =>
      runWorld(input('Last', "@body('Get')"), state({ '': [record('Get', 1)] }, { ' get': outputs }));
    expect(with_({ ...READY, outputs: { kind: 'hidden' } })).toMatchObject({ kind: 'hidden' });
    const big = { kind: 'big', size: 9, of: { action: 'Get', repetition: '' }, side: 'outputs' } as const;
    expect(with_({ ...READY, outputs: big })).toMatchObject({ kind: 'big', side: big });
    expect(with_({ kind: 'failed', reason: 'Away.' })).toEqual({ kind: 'refused', message: 'Away.' });
  });
});

describe('the world of samples', () => {
  it('is made from schemas, and from inputs where they tell', () => {
    const put = new Map<string, string>();
    const sampling = {
      schemas: flowSchemas(DEFINITION, 'Last'),
      put: (name: string, text: string) => {
        put.set(name, text);
        return name;
      },
    };
    const asked = input('Last', "@concat(triggerBody()?['n'], outputs('Use'), variables('total'))", true);
    expect(sampleWorld(asked, sampling)).toMatchObject({
      kind: 'ready',
      world: {
        trigger: { outputs: 'trigger' },
        actions: [{ name: 'Use', outputsTemplate: '""' }],
        variables: [{ type: 'initializevariable' }, { type: 'incrementvariable' }],
      },
    });
    expect(JSON.parse(put.get('trigger') ?? '')).toMatchObject({ body: { n: 0 } });
  });
});

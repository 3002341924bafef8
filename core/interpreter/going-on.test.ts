/** A run that goes on in another place, from its records and its variables. */

import { describe, expect, it } from 'vitest';
import type { ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';
import { follows, get, ok, paths, server } from '#core/replay/testing/steps.ts';
import type { ActionRecord } from '#core/runs/record.ts';
import { loopFactsOf } from './loop-facts.ts';
import { type ActionsRun, runActions } from './testing/run-actions.ts';
import type { Variables } from './variables.ts';

const HTTP = ['0', '1', '2', '3', '4', '5'].map((path) => server(path, ok({ path })));
const CALL_EACH = get("@{items('Each')}");
const SEQUENTIAL = { runtimeConfiguration: { concurrency: { repetitions: 1 } } };

/** Runs the actions whole, and then from the records of a moment in which only some of them had ended. */
async function goOn(
  actions: ActionDefinitions,
  { isThere, variables }: { isThere: (record: ActionRecord) => boolean | 'open'; variables?: Variables },
): Promise<ActionsRun & { before: ActionsRun }> {
  const before = await runActions(actions, { host: { http: HTTP } });
  expect(before.outcome.status).toBe('Succeeded');
  const reused = [...before.host.records.values()].flatMap((record) => {
    const there = isThere(record);
    const { endedAt: _, outputs: __, ...open } = record;
    if (there === 'open') return [{ ...open, status: 'Running' as const }];
    return there ? [record] : [];
  });
  const run = await runActions(actions, {
    host: { http: HTTP, now: 10_000_000, reused },
    run: { ...(variables && { variables }) },
  });
  return { ...run, before };
}

function counter(value: number): Variables {
  return new Map([['count', { name: 'count', type: 'integer', value, isShared: true, isSecured: false }]]);
}

/** Passes before the third have ended, the loop itself has not. */
function twoPasses({ action, repetition }: ActionRecord): boolean | 'open' {
  if (repetition !== '') return repetition < '000002';
  return action === 'Each' ? 'open' : action === 'Init';
}

const COUNTED: ActionDefinitions = {
  Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'count', type: 'integer', value: 0 }] } },
  Each: {
    type: 'Foreach',
    foreach: '@range(0, 6)',
    ...SEQUENTIAL,
    ...follows('Init'),
    actions: {
      Call: CALL_EACH,
      Count: { type: 'IncrementVariable', inputs: { name: 'count' }, ...follows('Call') },
    },
  },
  Show: { type: 'Compose', inputs: "@variables('count')", ...follows('Each') },
};

describe('a run that goes on', () => {
  it('leaves the passes that have ended, whose changes its variables hold', async () => {
    const run = await goOn(COUNTED, { isThere: twoPasses, variables: counter(2) });
    expect(paths(run)).toEqual(['2', '3', '4', '5']);
    expect(run.record('Show')?.outputs).toBe(6);
    expect(run.record('Each')?.iterationCount).toBe(6);
    expect(run.record('Each')?.startedAt).toBe(run.before.record('Each')?.startedAt);
  });

  it('changes its variables again where it was not given them', async () => {
    const run = await goOn(COUNTED, { isThere: twoPasses });
    expect(paths(run)).toEqual(['2', '3', '4', '5']);
    expect(run.record('Show')?.outputs).toBe(6);
  });

  it('counts a pass that failed before into how the loop ends', async () => {
    const actions: ActionDefinitions = {
      Each: { type: 'Foreach', foreach: '@range(0, 6)', ...SEQUENTIAL, actions: { Call: CALL_EACH } },
      Handle: { type: 'Compose', inputs: "@actions('Each').status", runAfter: { Each: ['Succeeded', 'Failed'] } },
    };
    const before = await runActions(actions, { host: { http: HTTP } });
    const reused = [...before.host.records.values()].flatMap((record): ActionRecord[] => {
      const { endedAt: _, ...open } = record;
      if (record.action === 'Each') return [{ ...open, status: 'Running' }];
      return record.repetition === '000001' ? [{ ...record, status: 'Failed' }] : [];
    });
    const run = await runActions(actions, { host: { http: HTTP, reused }, run: { variables: new Map() } });
    expect(paths(run)).toEqual(['0', '2', '3', '4', '5']);
    expect(run.record('Handle')?.outputs).toBe('Failed');
  });

  it('keeps the ended passes where result() asks for them', async () => {
    const actions: ActionDefinitions = {
      Each: { type: 'Foreach', foreach: '@range(0, 6)', ...SEQUENTIAL, actions: { Call: CALL_EACH } },
      Show: { type: 'Compose', inputs: "@length(result('Each')[0]['outputs'])", ...follows('Each') },
    };
    const run = await goOn(actions, { isThere: twoPasses, variables: new Map() });
    expect(paths(run)).toEqual(['2', '3', '4', '5']);
    expect(run.record('Show')?.outputs).toBe(6);
  });

  it('begins an Until with the last cycle that has ended', async () => {
    const actions: ActionDefinitions = {
      ...COUNTED,
      Each: {
        type: 'Until',
        expression: "@equals(variables('count'), 5)",
        limit: { count: 60, timeout: 'PT9H' },
        ...follows('Init'),
        actions: {
          Call: get("@{variables('count')}"),
          Count: { type: 'IncrementVariable', inputs: { name: 'count' }, ...follows('Call') },
        },
      },
      Last: { type: 'Compose', inputs: "@body('Call')['path']", ...follows('Each') },
    };
    const run = await goOn(actions, { isThere: twoPasses, variables: counter(2) });
    expect(paths(run)).toEqual(['2', '3', '4']);
    expect(run.record('Show')?.outputs).toBe(5);
    expect(run.record('Last')?.outputs).toBe('4');
    expect(run.record('Each')?.iterationCount).toBe(5);
  });

  it('works out again what no record could keep', async () => {
    const secured = { runtimeConfiguration: { secureData: { properties: ['outputs'] } } };
    const actions: ActionDefinitions = {
      Secret: { type: 'Compose', inputs: '@concat(1, 2)', ...secured },
      Call: get("@{sub(int(outputs('Secret')), 8)}", follows('Secret')),
    };
    const run = await goOn(actions, { isThere: ({ action }) => action === 'Secret', variables: new Map() });
    expect(paths(run)).toEqual(['4']);
    expect(run.outcome.status).toBe('Succeeded');
  });

  it('is one that makes its variables anew where a loop goes through what one of them held', () => {
    const loop = (foreach: string): ActionDefinitions => ({ Each: { type: 'Foreach', foreach, actions: {} } });
    const factOf = (actions: ActionDefinitions) => loopFactsOf({ actions } as WorkflowDefinition).goesThroughVariables;
    const count: ActionDefinitions = { Count: { type: 'IncrementVariable', inputs: { name: 'n' } } };
    expect(factOf({ ...loop("@variables('list')"), ...count })).toBe(true);
    expect(factOf({ Box: { type: 'Scope', actions: { ...loop("@variables('list')"), ...count } } })).toBe(true);
    expect(factOf(loop("@variables('list')"))).toBe(false);
    expect(factOf({ ...loop('@range(0, 9)'), ...count })).toBe(false);
  });
});

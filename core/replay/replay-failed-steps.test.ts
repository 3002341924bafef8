import { describe, expect, it } from 'vitest';
import type { ActionDefinitions } from '#core/definition/types.ts';
import { replayActions } from './testing/replay-actions.ts';
import { ADDRESS, broken, compose, follows, get, ok, paths, server } from './testing/steps.ts';

describe('a replay from the failed steps', () => {
  it('calls nothing again that had ended, and goes on with what it gave', async () => {
    const actions = {
      A: get('a'),
      B: get('b', follows('A')),
      C: compose("@{body('A')['n']} and @{body('B')['n']}", follows('B')),
    };
    const replay = await replayActions(
      actions,
      { host: { http: [server('a', ok({ n: 1 })), server('b', broken)] } },
      { http: [server('b', ok({ n: 2 }))] },
    );
    expect(replay.before.outcome.status).toBe('Failed');
    expect(paths(replay)).toEqual(['b']);
    expect(replay.outcome.status).toBe('Succeeded');
    expect(replay.record('C')?.outputs).toBe('1 and 2');
    // Its record is the copy; the run writes none.
    expect(replay.record('A')).toBeUndefined();
  });

  it('keeps what chance and time gave', async () => {
    const actions = {
      Id: compose('@concat(guid(), rand(1, 1000), utcNow())'),
      Call: get('b', follows('Id')),
      Show: compose("@outputs('Id')", follows('Call')),
    };
    const replay = await replayActions(
      actions,
      { host: { http: [server('b', broken)] } },
      { http: [server('b', ok())] },
    );
    expect(replay.record('Show')?.outputs).toBe(replay.before.record('Id')?.outputs);
  });

  it('does what failed side by side again, and leaves what went well', async () => {
    const actions = { A: get('a'), B: get('b'), C: get('c'), D: compose('x', follows('A', 'B', 'C')) };
    const replay = await replayActions(
      actions,
      { host: { http: [server('a', broken), server('b', ok()), server('c', broken)] } },
      { http: [server('a', ok()), server('c', ok())] },
    );
    expect(paths(replay).sort()).toEqual(['a', 'c']);
    expect(replay.outcome.status).toBe('Succeeded');
  });

  it('leaves a failure that was handled, and repeats the one that was not', async () => {
    const actions: ActionDefinitions = {
      A: get('a'),
      Handle: compose('handled', { runAfter: { A: ['Failed'] } }),
      B: get('b', follows('Handle')),
    };
    const replay = await replayActions(
      actions,
      { host: { http: [server('a', broken), server('b', broken)] } },
      { http: [server('b', ok())] },
    );
    expect(paths(replay)).toEqual(['b']);
    expect(replay.outcome.status).toBe('Succeeded');
  });

  it('repeats what led to a Terminate, and comes past it', async () => {
    const actions: ActionDefinitions = {
      Before: get('before'),
      A: get('a', follows('Before')),
      Good: compose('good', follows('A')),
      Stop: { type: 'Terminate', inputs: { runStatus: 'Failed' }, runAfter: { A: ['Failed'] } },
    };
    const replay = await replayActions(
      actions,
      { host: { http: [server('before', ok()), server('a', broken)] } },
      { http: [server('a', ok())] },
    );
    expect(replay.before.outcome).toMatchObject({ status: 'Failed', code: 'Terminated' });
    expect(paths(replay)).toEqual(['a']);
    expect(replay.outcome.status).toBe('Succeeded');
    expect(replay.record('Good')?.outputs).toBe('good');
    expect(replay.record('Stop')?.status).toBe('Skipped');
  });

  it('goes on inside conditions, cases and scopes at the side that was taken', async () => {
    const actions: ActionDefinitions = {
      Outer: {
        type: 'Scope',
        actions: {
          First: get('first'),
          Chance: {
            type: 'If',
            // At the time of the replay the other side would be taken.
            expression: { and: [{ less: ['@ticks(utcNow())', "@ticks('1970-01-01T01:00:00Z')"] }] },
            actions: {
              Case: {
                type: 'Switch',
                expression: "@if(less(ticks(utcNow()), ticks('1970-01-01T01:00:00Z')), 'early', 'late')",
                cases: { Early: { case: 'early', actions: { Deep: get('deep') } } },
                default: { actions: { Late: get('late') } },
              },
            },
            else: { actions: { Other: get('other') } },
            ...follows('First'),
          },
          Last: compose("@body('Deep')", follows('Chance')),
        },
      },
    };
    const replay = await replayActions(
      actions,
      { host: { http: [server('first', ok()), server('deep', broken)] } },
      { http: [server('deep', ok({ deep: 1 }))] },
    );
    expect(paths(replay)).toEqual(['deep']);
    expect(replay.outcome.status).toBe('Succeeded');
    expect(replay.record('Last')?.outputs).toEqual({ deep: 1 });
    expect(replay.record('Outer')?.status).toBe('Succeeded');
  });

  it('repeats the failed passes of a loop alone', async () => {
    const item = '@{item()}';
    const actions: ActionDefinitions = {
      Each: {
        type: 'Foreach',
        foreach: ['a', 'b', 'c', 'd'],
        actions: {
          Check: get(`check-${item}`),
          Send: get(`send-${item}`, follows('Check')),
          Note: compose('@item()', follows('Send')),
        },
      },
      All: compose("@length(result('Each'))", follows('Each')),
    };
    const checks = ['a', 'b', 'c', 'd'].map((name) => server(`check-${name}`, ok()));
    const sends = (bad: string) =>
      ['a', 'b', 'c', 'd'].map((name) => server(`send-${name}`, bad.includes(name) ? broken : ok()));
    const replay = await replayActions(actions, { host: { http: [...checks, ...sends('bd')] } }, { http: sends('') });
    expect(paths(replay).sort()).toEqual(['send-b', 'send-d']);
    expect(replay.outcome.status).toBe('Succeeded');
    expect(replay.record('Note', '000001')?.outputs).toBe('b');
    expect(replay.record('Note', '000000')).toBeUndefined();
  });

  it('goes on with the cycle of an Until that failed, and makes the later ones anew', async () => {
    const actions: ActionDefinitions = {
      N: { type: 'InitializeVariable', inputs: { variables: [{ name: 'n', type: 'integer', value: 0 }] } },
      Loop: {
        type: 'Until',
        expression: "@greaterOrEquals(variables('n'), 4)",
        actions: {
          More: { type: 'IncrementVariable', inputs: { name: 'n', value: 1 } },
          Call: get("n-@{variables('n')}", follows('More')),
        },
        ...follows('N'),
      },
      Sum: compose("@variables('n')", follows('Loop')),
    };
    const good = (...numbers: number[]) => numbers.map((n) => server(`n-${n}`, ok()));
    const stopped = await replayActions(
      actions,
      {
        host: { http: [...good(1, 2), { method: 'GET', uri: `${ADDRESS}/n-3`, responses: [{ hang: true }] }] },
        cancelAfter: 1_000,
      },
      { http: good(3, 4) },
    );
    expect(stopped.before.outcome.status).toBe('Cancelled');
    expect(paths(stopped)).toEqual(['n-3', 'n-4']);
    expect(stopped.record('Sum')?.outputs).toBe(4);
  });

  it('changes variables as they were changed, in loops as well', async () => {
    const actions: ActionDefinitions = {
      List: { type: 'InitializeVariable', inputs: { variables: [{ name: 'list', type: 'array' }] } },
      Each: {
        type: 'Foreach',
        foreach: [1, 2, 3],
        operationOptions: 'Sequential',
        actions: {
          Add: { type: 'AppendToArrayVariable', inputs: { name: 'list', value: "@concat(item(), '-', guid())" } },
        },
        ...follows('List'),
      },
      Before: compose("@variables('list')", follows('Each')),
      Call: get('call', follows('Before')),
      Then: compose("@variables('list')", follows('Call')),
    };
    const replay = await replayActions(
      actions,
      { host: { http: [server('call', broken)] } },
      { http: [server('call', ok())] },
    );
    expect(replay.record('Then')?.outputs).toEqual(replay.before.record('Before')?.outputs);
    expect(replay.outcome.status).toBe('Succeeded');
  });

  it('waits no second time, and answers nobody', async () => {
    const actions: ActionDefinitions = {
      Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } },
      Answer: { type: 'Response', inputs: { statusCode: 200 }, ...follows('Pause') },
      Call: get('call', follows('Answer')),
    };
    const replay = await replayActions(
      actions,
      { host: { http: [server('call', broken)] } },
      { http: [server('call', ok())] },
    );
    expect(replay.outcome.status).toBe('Succeeded');
    expect(replay.host.clock.now()).toBe(10_000_000);
    expect(replay.host.response).toBeUndefined();
  });
});

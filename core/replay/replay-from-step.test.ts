import { describe, expect, it } from 'vitest';
import type { ActionDefinitions } from '#core/definition/types.ts';
import { replayActions } from './testing/replay-actions.ts';
import { ADDRESS, broken, follows, get, ok, paths, server } from './testing/steps.ts';

describe('a replay from a step', () => {
  const actions: ActionDefinitions = {
    A: get('a'),
    B: get('b', follows('A')),
    Each: {
      type: 'Foreach',
      foreach: ['x', 'y'],
      actions: { One: get('one-@{item()}'), Two: get('two-@{item()}', follows('One')) },
      ...follows('B'),
    },
    Last: get('last', follows('Each')),
  };
  const all = ['a', 'b', 'one-x', 'one-y', 'two-x', 'two-y', 'last'].map((path) => server(path, ok()));

  it('does it again with all that comes after it', async () => {
    const replay = await replayActions(
      actions,
      { host: { http: all } },
      { from: { action: 'b', repetition: '' }, http: all },
    );
    expect(paths(replay).sort()).toEqual(['b', 'last', 'one-x', 'one-y', 'two-x', 'two-y']);
  });

  it('in one pass of a loop leaves the other passes', async () => {
    const from = { action: 'Two', repetition: '000001' };
    const replay = await replayActions(actions, { host: { http: all } }, { from, http: all });
    expect(paths(replay)).toEqual(['two-y', 'last']);
  });

  it('takes other inputs for it, with what was hidden in them', async () => {
    const secret = {
      ...get('b', follows('A')),
      inputs: { method: 'GET', uri: `${ADDRESS}/b`, headers: { Authorization: 'Bearer 1' } },
    };
    const replay = await replayActions(
      { ...actions, B: secret },
      { host: { http: all } },
      {
        from: { action: 'B', repetition: '' },
        http: all,
        editedInputs: {
          action: 'B',
          repetition: '',
          inputs: { method: 'GET', uri: `${ADDRESS}/b`, headers: { Authorization: '[hidden]', 'X-More': '1' } },
        },
      },
    );
    expect(replay.host.servers.received[0]).toMatchObject({ headers: { authorization: 'Bearer 1', 'x-more': '1' } });
  });

  it('repeats what failed elsewhere too', async () => {
    const replay = await replayActions(
      { A: get('a'), B: get('b') },
      { host: { http: [server('a', ok()), server('b', broken)] } },
      { from: { action: 'A', repetition: '' }, http: all },
    );
    expect(paths(replay).sort()).toEqual(['a', 'b']);
    expect(replay.outcome.status).toBe('Succeeded');
  });
});

describe('a replay on a newer version', () => {
  const actions = { A: get('a'), B: get('b', follows('A')), C: get('c', follows('B')) };
  const http = ['a', 'b', 'c', 'd'].map((path) => server(path, ok()));

  it('does again what was changed or added, and what comes after it', async () => {
    const failing = { host: { http: [server('a', ok()), server('b', ok()), server('c', broken)] } };
    const changed = await replayActions(actions, failing, { newest: { ...actions, B: get('d', follows('A')) }, http });
    expect(paths(changed)).toEqual(['d', 'c']);
    const added = await replayActions(actions, failing, { newest: { ...actions, D: get('d', follows('A')) }, http });
    expect(paths(added).sort()).toEqual(['c', 'd']);
  });

  it('does a step again that stands elsewhere now, and forgets those that are gone', async () => {
    const failing = { host: { http: [server('a', ok()), server('b', broken)] } };
    const moved: ActionDefinitions = { S: { type: 'Scope', actions: { A: get('a') } }, B: get('b', follows('S')) };
    const replay = await replayActions({ A: get('a'), B: get('b', follows('A')) }, failing, { newest: moved, http });
    expect(paths(replay)).toEqual(['a', 'b']);
  });
});

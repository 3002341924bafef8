import { describe, expect, it } from 'vitest';

import { groupCommit } from './group-commit.ts';

type Item = { name: string; key?: string };

/** Groups that were committed, each of which ends when it is told to. */
function recorder({ most = 10, atOnce = 1, failing = '' } = {}) {
  const groups: string[][] = [];
  const ends: (() => void)[] = [];
  const commit = groupCommit<Item, string>({
    most,
    atOnce,
    keysOf: ({ name, key = name }) => [key],
    async run(items) {
      groups.push(items.map(({ name }) => name));
      await new Promise<void>((resolve) => ends.push(resolve));
      if (items.some(({ name }) => name === failing)) throw new Error(`${failing} is bad`);
      return items.map(({ name }) => `${name} done`);
    },
  });
  const endAll = async (calls: Promise<unknown>[]) => {
    const settled = Promise.allSettled(calls);
    let isOver = false;
    void settled.then(() => {
      isOver = true;
    });
    while (!isOver) {
      for (const end of ends.splice(0)) end();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return settled;
  };
  return { groups, commit, endAll };
}

describe('a group commit', () => {
  it('takes together what comes while another is under way, and answers each', async () => {
    const { groups, commit, endAll } = recorder();
    const first = commit({ name: 'a' });
    await Promise.resolve();
    const calls = [first, commit({ name: 'b' }), commit({ name: 'c' })];
    const answers = await endAll(calls);
    expect(groups).toEqual([['a'], ['b', 'c']]);
    expect(answers).toEqual(['a', 'b', 'c'].map((name) => ({ status: 'fulfilled', value: `${name} done` })));
  });

  it('has no more items and groups than allowed', async () => {
    const { groups, commit, endAll } = recorder({ most: 2, atOnce: 2 });
    await endAll(['a', 'b', 'c', 'd', 'e'].map((name) => commit({ name })));
    expect(groups).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('writes no row twice in one group, and each row in the order it was asked for', async () => {
    const { groups, commit, endAll } = recorder();
    const items = [{ name: 'a1', key: 'a' }, { name: 'a2', key: 'a' }, { name: 'b' }, { name: 'a3', key: 'a' }];
    await endAll(items.map(commit));
    expect(groups).toEqual([['a1', 'b'], ['a2'], ['a3']]);
  });

  it('lets only the item fail that is to blame', async () => {
    const { groups, commit, endAll } = recorder({ failing: 'b' });
    const answers = await endAll(['a', 'b', 'c'].map((name) => commit({ name })));
    expect(groups).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

import { describe, expect, it } from 'vitest';
import { joinDrafts } from './conflict.ts';

const definition = (inputs: string) => JSON.stringify({ actions: { A: { type: 'Compose', inputs } } });
const side = (inputs: string, parametersText: string) => ({ text: definition(inputs), parametersText });
const theirs = (inputs: string, parameters: string) => ({
  ...{ revision: 2, draft: definition(inputs), parameters },
  ...{ savedAt: 0, savedBy: null },
});

describe('two drafts that are joined', () => {
  it('are joined in their definition and in the values of their parameters, each decided apart', () => {
    const join = joinDrafts({
      base: side('base', '{"url": "base", "key": 1}'),
      mine: side('mine', '{"url": "mine", "key": 1}'),
      theirs: theirs('theirs', '{"url": "theirs", "key": 2}'),
    });
    expect(join?.units.map(({ key, name, isConflict }) => [key, name, isConflict])).toEqual([
      ['/actions/A', 'A', true],
      ['values:/url', 'Value of url', true],
      ['values:/key', 'Value of key', false],
    ]);
    const joined = join?.joined(new Map([['values:/url', 'theirs']]));
    expect(joined?.text).toBe(definition('mine'));
    expect(JSON.parse(joined?.parametersText ?? '')).toEqual({ url: 'theirs', key: 2 });
  });

  it('cannot be joined while one of them is broken', () => {
    const broken = { text: '{', parametersText: '{}' };
    expect(joinDrafts({ base: side('b', '{}'), mine: broken, theirs: theirs('t', '{}') })).toBeUndefined();
  });
});

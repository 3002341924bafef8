import { describe, expect, it } from 'vitest';
import { type Merge, mergeTexts, type Side } from './merge-texts.ts';

const BASE = `{
  "triggers": { "manual": { "type": "Request" } },
  "actions": {
    "A": { "type": "Compose", "inputs": "a",   "runAfter": {} },
    "B": { "type": "Compose", "inputs": "b", "runAfter": { "A": ["Succeeded"] } }
  }
}`;

const edited = (...changes: [string, string][]) => changes.reduce((text, [from, to]) => text.replace(from, to), BASE);

function merge(mine: string, theirs: string): Merge {
  const merged = mergeTexts({ base: BASE, mine, theirs });
  if (!merged) throw new Error('These texts can be merged.');
  return merged;
}

const take = (...choices: [string, Side][]) => new Map(choices);
const NONE = take();

describe('the work of two people on one text', () => {
  it('is joined when they touched different steps, and what nobody touched stays byte for byte', () => {
    const { units, textWith } = merge(edited(['"inputs": "a"', '"inputs": "mine"']), edited(['"b"', '"theirs"']));
    expect(units).toEqual([
      { key: '/actions/A', kind: 'action', name: 'A', changedBy: 'mine', isConflict: false },
      { key: '/actions/B', kind: 'action', name: 'B', changedBy: 'theirs', isConflict: false },
    ]);
    expect(textWith(NONE)).toBe(edited(['"inputs": "a"', '"inputs": "mine"'], ['"inputs": "b"', '"inputs": "theirs"']));
  });

  it('is joined within a step when they touched different properties', () => {
    const mine = edited(['"inputs": "a"', '"inputs": "mine"']);
    const { units, textWith } = merge(mine, edited(['"runAfter": {}', '"runAfter": {}, "description": "theirs"']));
    expect(units).toMatchObject([{ key: '/actions/A', changedBy: 'both', isConflict: false }]);
    expect(JSON.parse(textWith(NONE)).actions.A).toEqual({
      type: 'Compose',
      inputs: 'mine',
      runAfter: {},
      description: 'theirs',
    });
  });

  it('keeps both steps that were put in at one place: they run side by side', () => {
    const put = (name: string) =>
      edited(
        ['"runAfter": { "A": ["Succeeded"] }', `"runAfter": { "${name}": ["Succeeded"] }`],
        ['"B": {', `"${name}": { "type": "Compose", "runAfter": { "A": ["Succeeded"] } },\n    "B": {`],
      );
    const merged = JSON.parse(merge(put('Mine'), put('Theirs')).textWith(NONE));
    expect(Object.keys(merged.actions.B.runAfter).sort()).toEqual(['Mine', 'Theirs']);
    expect(Object.keys(merged.actions).sort()).toEqual(['A', 'B', 'Mine', 'Theirs']);
  });

  it('asks where both changed the same, and takes the side that is named', () => {
    const { units, textWith } = merge(edited(['"b"', '"mine"']), edited(['"b"', '"theirs"']));
    expect(units).toEqual([{ key: '/actions/B', kind: 'action', name: 'B', changedBy: 'both', isConflict: true }]);
    expect(JSON.parse(textWith(NONE)).actions.B.inputs).toBe('mine');
    expect(JSON.parse(textWith(take(['/actions/B', 'theirs']))).actions.B.inputs).toBe('theirs');
  });

  it('asks when one deleted what the other changed', () => {
    const without = edited([
      ',\n    "B": { "type": "Compose", "inputs": "b", "runAfter": { "A": ["Succeeded"] } }',
      '',
    ]);
    const { units, textWith } = merge(without, edited(['"b"', '"theirs"']));
    expect(units).toMatchObject([{ key: '/actions/B', isConflict: true }]);
    expect(JSON.parse(textWith(NONE)).actions.B).toBeUndefined();
    expect(JSON.parse(textWith(take(['/actions/B', 'theirs']))).actions.B.inputs).toBe('theirs');
  });

  it('tells steps inside containers apart', () => {
    const inside = (inputs: string) => JSON.stringify({ actions: { Box: { else: { actions: { In: { inputs } } } } } });
    const merged = mergeTexts({ base: inside('b'), mine: inside('m'), theirs: inside('t') });
    expect(merged?.units).toMatchObject([{ key: '/actions/Box/else/actions/In', kind: 'action', name: 'In' }]);
  });

  it('cannot be joined while a text is broken', () => {
    expect(mergeTexts({ base: BASE, mine: `${BASE},`, theirs: BASE })).toBeUndefined();
  });
});

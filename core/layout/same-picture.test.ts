import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditError } from '#core/definition/edits/edit-error.ts';
import { FLOW } from '#core/definition/edits/testing/flow.ts';
import { type Edited, randomEdit } from '#core/definition/edits/testing/random-edits.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { layoutDefinition } from './layout-definition.ts';
import { isSamePicture } from './same-picture.ts';

function read(text: string): WorkflowDefinition {
  return parseDefinition(text).definition ?? {};
}

/** The edited text, or the same one where the edit that was drawn is impossible. */
function tryEdit(before: Edited, draw: (below: number) => number): Edited {
  try {
    return randomEdit(before, draw);
  } catch (error) {
    if (error instanceof EditError) return before;
    throw error;
  }
}

describe('whether the picture is the same', () => {
  it.each([
    ['what is typed into a field', '"inputs": 1.0', '"inputs": 2', true],
    ['a property that stands elsewhere', '"runAfter": {}}', '"runAfter": {}, "description": "x"}', true],
    ['another name', '"Last"', '"End"', false],
    ['another type', '"Scope",\n', '"Foreach",\n', false],
    ['another status', '"Failed", "TimedOut"', '"Failed"', false],
    ['another predecessor', '{"Scope": ["Succeeded"]} }', '{"First": ["Succeeded"]} }', false],
    ['another trigger', '"manual"', '"http"', false],
    ['a side without steps', '"inputs": "x"', '"else": {}', false],
  ])('%s', (_, from, to, expected) => {
    const changed = FLOW.replace(from, to);
    expect(changed).not.toBe(FLOW);
    expect(isSamePicture(read(FLOW), read(changed))).toBe(expected);
  });

  it('tells the order of cases, with steps or without', () => {
    const flow = (cases: string[]) => ({
      actions: { S: { type: 'Switch', cases: Object.fromEntries(cases.map((name) => [name, { case: name }])) } },
    });
    expect(isSamePicture(flow(['a', 'b']), flow(['a', 'b']))).toBe(true);
    expect(isSamePicture(flow(['a', 'b']), flow(['b', 'a']))).toBe(false);
  });

  it('is what the layout says, for whatever edits', () => {
    const draws = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(draws, { minLength: 1, maxLength: 6 }), (rounds) => {
        let edited: Edited = { kind: '', text: FLOW, clipboard: '' };
        for (const numbers of rounds) {
          const before = read(edited.text);
          let at = 0;
          edited = tryEdit(edited, (below) => {
            at += 1;
            return (numbers[at % numbers.length] ?? 0) % Math.max(1, below);
          });
          const after = read(edited.text);
          if (isSamePicture(before, after)) expect(layoutDefinition(after)).toEqual(layoutDefinition(before));
        }
      }),
      { numRuns: 200 },
    );
  });
});

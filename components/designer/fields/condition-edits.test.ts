import { describe, expect, it } from 'vitest';
import { dissolveGroup, makeGroup, moveMember, replaceAtPath } from './condition-edits.ts';
import { type ConditionGroup, type ConditionNode, EMPTY_ROW, groupOf } from './condition-model.ts';

const row = (left: string): ConditionNode => ({ ...EMPTY_ROW, left });

/** `a (b c) d` as a string of its own. */
const ROOT = groupOf('and', [row('a'), groupOf('or', [row('b'), row('c')]), row('d')]);

function shown(node: ConditionNode): string {
  if (node.kind === 'group') return `(${node.members.map(shown).join(' ')})`;
  return node.kind === 'row' ? String(node.left) : '?';
}

const moved = (root: ConditionGroup, path: number[], direction: 'up' | 'down') => {
  const result = moveMember(root, path, direction);
  return result && [shown(result.root), result.path.join('.')];
};

describe('moving a row', () => {
  it('goes past a row, into a group and out of it again', () => {
    expect(moved(ROOT, [0], 'down')).toEqual(['((a b c) d)', '0.0']);
    expect(moved(ROOT, [2], 'up')).toEqual(['(a (b c d))', '1.2']);
    expect(moved(ROOT, [1, 0], 'down')).toEqual(['(a (c b) d)', '1.1']);
    expect(moved(ROOT, [1, 0], 'up')).toEqual(['(a b (c) d)', '1']);
    expect(moved(ROOT, [1, 1], 'down')).toEqual(['(a (b) c d)', '2']);
  });

  it('moves a whole group, and stops at the edges', () => {
    expect(moved(ROOT, [1], 'up')).toEqual(['((b c) a d)', '0']);
    expect(moved(ROOT, [0], 'up')).toBeUndefined();
    expect(moved(ROOT, [2], 'down')).toBeUndefined();
  });
});

describe('groups', () => {
  it('are made around a row and dissolved again', () => {
    const made = makeGroup(ROOT, [1, 0]);
    expect(shown(made)).toBe('(a ((b) c) d)');
    expect(shown(dissolveGroup(made, [1, 0]))).toBe(shown(ROOT));
  });

  it('lose a member that is removed', () => {
    expect(shown(replaceAtPath(ROOT, [1, 1], () => []))).toBe('(a (b) d)');
  });
});

/** Changes of a condition at a place in it. A place is the indexes of the members from the outermost group inwards. */

import { type ConditionGroup, type ConditionNode, groupOf } from './condition-model.ts';

export type ConditionPath = readonly number[];

function nodeAtPath(root: ConditionGroup, path: ConditionPath): ConditionNode | undefined {
  let node: ConditionNode | undefined = root;
  for (const index of path) node = node?.kind === 'group' ? node.members[index] : undefined;
  return node;
}

/** Puts other nodes in place of the one at the path: none removes it. */
export function replaceAtPath(
  root: ConditionGroup,
  path: ConditionPath,
  change: (node: ConditionNode) => ConditionNode[],
): ConditionGroup {
  const [index, ...rest] = path;
  const members = root.members.flatMap((member, at) => {
    if (at !== index) return [member];
    if (rest.length === 0) return change(member);
    return member.kind === 'group' ? [replaceAtPath(member, rest, change)] : [member];
  });
  return { ...root, members };
}

export function insertAtPath(root: ConditionGroup, path: ConditionPath, node: ConditionNode): ConditionGroup {
  const [index = 0, ...rest] = path;
  if (rest.length === 0) return { ...root, members: root.members.toSpliced(index, 0, node) };
  const members = root.members.map((member, at) =>
    at === index && member.kind === 'group' ? insertAtPath(member, rest, node) : member,
  );
  return { ...root, members };
}

/** The row or group as the only member of a new group in its place. */
export function makeGroup(root: ConditionGroup, path: ConditionPath): ConditionGroup {
  return replaceAtPath(root, path, (node) => [groupOf('and', [node])]);
}

/** The members of a group in its place. */
export function dissolveGroup(root: ConditionGroup, path: ConditionPath): ConditionGroup {
  return replaceAtPath(root, path, (node) => (node.kind === 'group' ? node.members : [node]));
}

export type Direction = 'up' | 'down';

/**
 * Where a member gets to by a move: past its neighbour, into a neighbouring group, or out of its group at the edge of it.
 * Undefined at the edge of the whole condition.
 */
export function movePath(root: ConditionGroup, path: ConditionPath, direction: Direction): number[] | undefined {
  const parentPath = path.slice(0, -1);
  const index = path.at(-1) ?? 0;
  const parent = nodeAtPath(root, parentPath);
  if (parent?.kind !== 'group') return undefined;
  const beside = index + (direction === 'up' ? -1 : 1);
  const neighbour = parent.members[beside];
  if (neighbour?.kind === 'group') {
    // The node is taken out first, so what is behind it moves up by one.
    return direction === 'up' ? [...parentPath, beside, neighbour.members.length] : [...parentPath, beside - 1, 0];
  }
  if (neighbour) return [...parentPath, beside];
  if (parentPath.length === 0) return undefined;
  const place = parentPath.at(-1) ?? 0;
  return [...parentPath.slice(0, -1), direction === 'up' ? place : place + 1];
}

/** The condition after the move, and where the member stands then. */
export function moveMember(
  root: ConditionGroup,
  path: ConditionPath,
  direction: Direction,
): { root: ConditionGroup; path: number[] } | undefined {
  const node = nodeAtPath(root, path);
  const to = movePath(root, path, direction);
  if (!node || !to) return undefined;
  return {
    root: insertAtPath(
      replaceAtPath(root, path, () => []),
      to,
      node,
    ),
    path: to,
  };
}

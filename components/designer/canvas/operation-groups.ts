/** The operations of the picker by group, and how a search finds them. */

import type { OperationGroup } from '#core/actions/define-action.ts';

/** In the order of the table; a group stands where its first operation stands. */
export function operationGroups<T extends { group: OperationGroup }>(operations: readonly T[]) {
  const groups = new Map<OperationGroup, T[]>();
  for (const operation of operations) {
    const members = groups.get(operation.group);
    if (members) members.push(operation);
    else groups.set(operation.group, [operation]);
  }
  return [...groups].map(([group, members]) => ({ group, operations: members }));
}

/**
 * From 0 (no match) to 1, for cmdk: every word typed has to occur; the title counts more than the type, and that more
 * than the summary. `keywords` are title, type and summary.
 */
export function matchOperation(_id: string, search: string, keywords: string[] = []): number {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const [title = '', type = '', summary = ''] = keywords.map((keyword) => keyword.toLowerCase());
  if (!words.every((word) => `${title} ${type} ${summary}`.includes(word))) return 0;
  const [first = ''] = words;
  if (title.startsWith(first)) return 1;
  if (title.includes(first)) return 0.8;
  return type.includes(first) ? 0.6 : 0.3;
}

import { predecessorsAmong } from '#core/definition/siblings.ts';
import type { ActionDefinitions } from '#core/definition/types.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import type { Rule } from '#core/validation/rule.ts';

/** Actions that wait for each other would wait for ever (WDL reference 9.2). */
export const runAfterCycles: Rule = ({ actions, report }) => {
  const settled = new Map<ActionDefinitions, Set<string>>();
  for (const located of actions) {
    const free = settled.get(located.siblings) ?? withoutCycle(located.siblings);
    settled.set(located.siblings, free);
    if (free.has(located.name) || !isOnCycle(located)) continue;
    const message = `"${located.name}" waits for itself: following "runAfter" backwards leads to it again.`;
    report({ code: 'RunAfterCycle', message, path: [...located.path, 'runAfter'], action: located.name });
  }
};

/** The actions that can run: no circle lies before them. */
function withoutCycle(siblings: ActionDefinitions): Set<string> {
  const free = new Set<string>();
  const before = new Map(Object.entries(siblings).map(([name, action]) => [name, predecessorsAmong(siblings, action)]));
  for (let size = -1; size !== free.size; ) {
    size = free.size;
    for (const [name, predecessors] of before) if (predecessors.every((other) => free.has(other))) free.add(name);
  }
  return free;
}

function isOnCycle({ name, action, siblings }: LocatedAction): boolean {
  const seen = new Set<string>();
  const waiting = predecessorsAmong(siblings, action);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const predecessor = siblings[next];
    if (predecessor) waiting.push(...predecessorsAmong(siblings, predecessor));
  }
  return false;
}

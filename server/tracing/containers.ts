/** Which action stands in which, for the parents of spans. */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import { indexActions, walkActions } from '#core/definition/walk.ts';
import { isLoop } from '#core/runs/is-loop.ts';

import type { Containers } from './run-spans.ts';

export function containersOf(definition: WorkflowDefinition): Containers {
  const all = walkActions(definition);
  const index = indexActions(all);
  const containers = new Map<string, { name: string; isLoop: boolean }>();
  for (const { name, parents } of all) {
    const container = index.get(parents.at(-1)?.toLowerCase() ?? '');
    if (container) containers.set(name, { name: container.name, isLoop: isLoop(container.action) });
  }
  return containers;
}

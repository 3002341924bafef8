/** What the steps that are done again read of others. */

import { branchesOf } from '#core/definition/branches.ts';
import type { ActionDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { referencesOf } from '#core/expressions/template.ts';
import type { Value } from '#core/json/value.ts';
import type { LocatedStep, LocatedSteps } from './located-steps.ts';

/**
 * Names in lower case of the steps whose values are read by those that are done again, by the tests and lists of containers,
 * which are gone through once more, and by the outputs of the flow; `all` where a name is computed.
 */
export function neededSteps(
  definition: WorkflowDefinition,
  steps: LocatedSteps,
  again: ReadonlySet<string>,
): ReadonlySet<string> | 'all' {
  const evaluated = [...steps.values()].filter(
    (step) => isInside(step, again) || branchesOf(step.node.action).length > 0,
  );
  const references = referencesOf([
    ...evaluated.flatMap(({ node }) => templatesOf(node.action)),
    definition.outputs ?? null,
  ]);
  if (references.dynamic) return 'all';
  return new Set([...references.actions, ...references.results].map((name) => name.toLowerCase()));
}

function isInside(step: LocatedStep, keys: ReadonlySet<string>): boolean {
  return keys.has(step.key) || (step.parent !== undefined && isInside(step.parent, keys));
}

/** Without those of the steps inside it. */
function templatesOf({ inputs, expression, foreach, limit, trackedProperties }: ActionDefinition): Value[] {
  return [inputs ?? null, expression ?? null, foreach ?? null, { ...limit }, trackedProperties ?? null];
}

/** Where commands put steps: behind those that are chosen, or one place up or down. */

import { placeAtEnd } from '#core/definition/edits/places.ts';
import { isNormal, statusesAfter } from '#core/definition/edits/run-after-text.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import type { Place } from '#core/definition/place.ts';
import { predecessorsAmong, successorsAmong } from '#core/definition/siblings.ts';
import type { ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';
import type { LocatedAction } from '#core/definition/walk.ts';

/** `root` is the path of the definition inside the text. */
export type DefinitionAt = { definition: WorkflowDefinition; root: readonly string[] };

type ChosenAt = Pick<DefinitionAt, 'root'> & { actions: readonly LocatedAction[] };

/** Behind a step, before what normally follows it. */
export function placeBehind({ root }: Pick<DefinitionAt, 'root'>, step: LocatedAction): Place {
  const before = normalSuccessors(step.siblings, step.name);
  return { container: containerOf(root, step), after: [step.name], before };
}

/** Behind the last of the steps that are chosen; the end of the flow when none is. `text` holds the definition. */
export function placeBehindChosen({ actions, root }: ChosenAt, text: string): Place {
  const last = actions.at(-1);
  return last ? placeBehind({ root }, last) : placeAtEnd(text, toPointer([...root, 'actions']));
}

/** Beside a step: a branch of its own from the same predecessors. */
export function placeBeside({ root }: Pick<DefinitionAt, 'root'>, step: LocatedAction): Place {
  return { container: containerOf(root, step), after: predecessorsAmong(step.siblings, step.action), before: [] };
}

/** One step further up: before the one step that it follows. Undefined where it is the first, or follows several. */
export function placeAbove({ root }: Pick<DefinitionAt, 'root'>, step: LocatedAction): Place | undefined {
  const [previous, ...others] = predecessorsAmong(step.siblings, step.action);
  const above = previous === undefined ? undefined : step.siblings[previous];
  if (previous === undefined || !above || others.length > 0) return undefined;
  return { container: containerOf(root, step), after: predecessorsAmong(step.siblings, above), before: [previous] };
}

/** One step further down: behind the one step that follows it. Undefined where it is the last, or several follow. */
export function placeBelow({ root }: Pick<DefinitionAt, 'root'>, step: LocatedAction): Place | undefined {
  const [next, ...others] = successorsAmong(step.siblings, step.name);
  if (next === undefined || others.length > 0) return undefined;
  return { container: containerOf(root, step), after: [next], before: successorsAmong(step.siblings, next) };
}

function containerOf(root: readonly string[], { path }: LocatedAction): string {
  return toPointer([...root, ...path.slice(0, -1)]);
}

function normalSuccessors(siblings: ActionDefinitions, name: string): string[] {
  return successorsAmong(siblings, name).filter((next) => isNormal(statusesAfter(siblings[next], name)));
}

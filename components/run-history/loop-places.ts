/** The loops of a definition, and which repetition of each is looked at. */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import { findAction, type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { isLoop } from '#core/runs/is-loop.ts';
import { repetitionOf } from '#core/runs/record.ts';

/** Index of the iteration shown, by the loop's name; absent: the first. */
export type ChosenIterations = Readonly<Record<string, number>>;

export type LoopPlace = {
  name: string;
  /** The repetition of the loop itself: its iterations lie in it. */
  prefix: string;
  /** The repetition shown of what is inside. */
  repetition: string;
  chosen: number;
  /** The actions directly inside. */
  actions: string[];
};

/** Outer loops before inner ones. */
export function loopPlaces(definition: WorkflowDefinition, chosen: ChosenIterations): LoopPlace[] {
  return walkActions(definition)
    .filter(({ action }) => isLoop(action))
    .map((located) => {
      const outer = loopsAround(definition, located).map((name) => chosen[name] ?? 0);
      const own = chosen[located.name] ?? 0;
      return {
        name: located.name,
        prefix: repetitionOf(outer),
        repetition: repetitionOf([...outer, own]),
        chosen: own,
        actions: Object.keys(located.action.actions ?? {}),
      };
    });
}

/** Names of the loops around an action, outermost first. */
function loopsAround(definition: WorkflowDefinition, { parents }: LocatedAction): string[] {
  return parents.filter((parent) => {
    const container = findAction(definition, parent);
    return container !== undefined && isLoop(container.action);
  });
}

/** Which records of a run its replay takes over, from what the database knows of it. */

import type { ReplayRequest } from '#core/api/replays.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { takesGivenInputs } from '#core/interpreter/reuse.ts';
import { isChangeOfVariable } from '#core/interpreter/variable-changes.ts';
import { failedSteps, type PlacedStep, statesOf } from '#core/replay/failed-steps.ts';
import { type LocatedSteps, locateSteps } from '#core/replay/located-steps.ts';
import { neededSteps } from '#core/replay/needed-steps.ts';
import { changedSteps, placeOf, planReplay, type ReplayPlan } from '#core/replay/replay-plan.ts';
import { AppError } from '#server/app-error.ts';
import { forgottenSides, recordStates } from '#server/repositories/replays.ts';
import type { RunOrigin } from '#server/repositories/runs.ts';

type From = Exclude<ReplayRequest['from'], 'Start'>;
type Options = { from: From; version: RunOrigin['version'] };

/** Throws `BadRequest` where nothing failed, where there is no such step, and where a value that is needed was not kept. */
export async function planReplayOf(
  origin: RunOrigin,
  { from, version }: Options,
): Promise<Pick<ReplayPlan, 'reuseOf'> & { checkEditable(): void }> {
  const before = definitionOf(origin.version.definition);
  const definition = version.id === origin.version.id ? before : definitionOf(version.definition);
  const steps = locateSteps(definition);
  const [records, sides] = await Promise.all([recordStates(origin.id), forgottenSides(origin.id)]);
  const failed = failedSteps(steps, definition.actions ?? {}, statesOf(records));
  if (from === 'FailedSteps' && origin.status === 'Succeeded') {
    throw new AppError(
      'BadRequest',
      'The run succeeded: there is no failed step to begin with. Replay it from the start, or from a step.',
    );
  }
  const chosen = from === 'FailedSteps' ? [] : [placeOfStep(steps, from)];
  const changed = definition === before ? new Set<string>() : changedSteps(steps, locateSteps(before));
  const plan = planReplay({ steps, from: [...chosen, ...failed], changed });
  checkKept({ definition, steps, plan, sides });
  return {
    reuseOf: plan.reuseOf,
    checkEditable() {
      for (const { step } of chosen) checkEditable(step.node, sides);
    },
  };
}

function definitionOf(text: string): WorkflowDefinition {
  const { definition } = parseDefinition(text);
  if (definition) return definition;
  throw new Error('The definition of a published version cannot be read.');
}

function placeOfStep(steps: LocatedSteps, from: { action: string; repetition: string }): PlacedStep {
  const place = placeOf(steps, from);
  if (place) return place;
  const where = from.repetition === '' ? '' : ` in the repetition ${from.repetition}`;
  throw new AppError('BadRequest', `The version that is to run has no step "${from.action}"${where}.`);
}

type Sides = Awaited<ReturnType<typeof forgottenSides>>;
type Checked = { definition: WorkflowDefinition; steps: LocatedSteps; plan: ReplayPlan; sides: Sides };

/** What must not be shown is forgotten when a run ends: who needs it has to begin with the step that gave it. */
function checkKept({ definition, steps, plan, sides }: Checked): void {
  const keysOf = (side: string) =>
    new Set(sides.flatMap(({ action, secured }) => (secured.includes(side) ? [action.toLowerCase()] : [])));
  const withoutOutputs = keysOf('outputs');
  if (withoutOutputs.size === 0) return;
  const hiddenInputs = keysOf('inputs');
  // A variable that was given something hidden is given it anew.
  const evaluated = [...hiddenInputs].filter((key) => {
    const step = steps.get(key);
    return step !== undefined && isChangeOfVariable(step.node.action);
  });
  const needed = neededSteps(definition, steps, new Set([...plan.again, ...evaluated]));
  for (const key of withoutOutputs) {
    const isGone = !plan.again.has(key) && (needed === 'all' || needed.has(key));
    const name = steps.get(key)?.node.name ?? key;
    if (!isGone) continue;
    const message = `"${name}" gave values that must not be shown, which were forgotten when the run ended, and a step that is to be done again needs them: begin with "${name}" or before.`;
    throw new AppError('BadRequest', message);
  }
}

function checkEditable(
  { name, key, action }: { name: string; key: string; action: { type: string } },
  sides: Sides,
): void {
  if (!takesGivenInputs(action)) {
    throw new AppError(
      'BadRequest',
      `The inputs of "${name}" cannot be given: ${action.type} works them out by itself.`,
    );
  }
  if (sides.some(({ action: other, secured }) => other.toLowerCase() === key && secured.includes('inputs'))) {
    throw new AppError('BadRequest', `The inputs of "${name}" must not be shown, so they cannot be given either.`);
  }
}

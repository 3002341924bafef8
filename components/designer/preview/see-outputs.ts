/** Asks the chosen run for outputs, so that their shape is known to completion and to the picker. */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import { actionsVisibleFrom, type LocatedAction } from '#core/definition/walk.ts';
import type { Preview } from './preview-context.tsx';
import { type PreviewNeeds, previewNeeds } from './preview-needs.ts';
import { runWorld } from './run-world.ts';

/** Records, then values, then those that follow from them; more rounds than that nothing needs. */
const ROUNDS = 4;
/** Of the steps before, the nearest ones. */
const NEAREST = 25;

export type OutputsOf = { definition: WorkflowDefinition; step: string | undefined };

/** Settles when all is there that an expression names. */
export async function seeNamed(preview: Preview, of: OutputsOf, expression: string): Promise<void> {
  const { definition, step: name } = of;
  await see(preview, of, previewNeeds({ definition, name, template: `@${expression}` }));
}

/** Settles when the outputs of the trigger and of the nearest steps before are there. */
export async function seeAllBefore(preview: Preview, of: OutputsOf): Promise<void> {
  const { definition, step } = of;
  const before: LocatedAction[] = step === undefined ? [] : actionsVisibleFrom(definition, step).slice(-NEAREST);
  const nothing = previewNeeds({ definition, name: step, template: '' });
  await see(preview, of, { ...nothing, trigger: step !== undefined, steps: before });
}

async function see({ source }: Preview, { definition, step: name }: OutputsOf, needs: PreviewNeeds): Promise<void> {
  await source.open();
  for (let round = 0; round < ROUNDS; round += 1) {
    const state = source.store.getState();
    if (!state.run || state.failure !== null) return;
    const input = { definition, name, needs, parameters: {}, flow: { id: '', name: '' } };
    const result = runWorld(input, { ...state, runId: state.run.id });
    if (result.kind !== 'wants') return;
    await Promise.all([...result.records.map(source.wantRecords), ...result.values.map(source.wantValues)]);
  }
}

/** Brings everything that is built up to date. */
import { type BuildStep, isStale, runStep } from './build-step.ts';
import { AFTER_PRISMA_CLIENT, PRISMA_CLIENT } from './build-steps.ts';

/** Shows a step while it works, as `createProgress` does. */
type Show = (name: string, work: () => Promise<void>) => Promise<void>;

/** Runs the steps whose inputs have changed. Throws the `SetUpError` of the first one that fails, once all have ended. */
export async function buildAll(show: Show): Promise<void> {
  await bringUpToDate(PRISMA_CLIENT, show);
  const results = await Promise.allSettled(AFTER_PRISMA_CLIENT.map((step) => bringUpToDate(step, show)));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** Runs one step if it has to run. */
export async function bringUpToDate(step: BuildStep, show: Show): Promise<void> {
  if (await isStale(step)) await show(step.name, () => runStep(step));
}

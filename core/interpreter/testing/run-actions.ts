/** Runs a few actions on a fake host, for tests of one behaviour. */

import type { ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';
import type { ActionRecord, RunOutcome } from '#core/runs/record.ts';
import { type FakeHost, type FakeHostOptions, fakeHost, runOnFakeHost } from './fake-host.ts';
import { runInput, type TestRun } from './run-input.ts';

export type ActionsRun = {
  outcome: RunOutcome;
  host: FakeHost;
  /** The newest record of an action; of one inside loops with its repetition. */
  record(action: string, repetition?: string): ActionRecord | undefined;
};

export type RunActionsOptions = {
  host?: FakeHostOptions;
  run?: TestRun;
  definition?: Omit<WorkflowDefinition, 'actions'>;
  /** Milliseconds after the start at which the run is cancelled. */
  cancelAfter?: number;
};

export async function runActions(actions: ActionDefinitions, options: RunActionsOptions = {}): Promise<ActionsRun> {
  const host = fakeHost(options.host);
  const input = runInput({ ...options.definition, actions }, options.run);
  const controller = new AbortController();
  if (options.cancelAfter !== undefined) {
    const alarm = host.clock.sleep(options.cancelAfter, new AbortController().signal);
    void alarm.then(() => controller.abort());
  }
  const outcome = await runOnFakeHost({ input, host, signal: controller.signal });
  const record = (action: string, repetition = '') => host.records.get(`${action}|${repetition}`);
  return { outcome, host, record };
}

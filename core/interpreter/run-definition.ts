/** Runs a definition once, from its first action to its outputs (WDL reference 2 and 9.3). */

import { referencesOf } from '#core/expressions/template.ts';
import { setOwn } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import { HIDDEN } from '#core/runs/hide-secrets.ts';
import type { MergedStatus } from '#core/runs/merge-statuses.ts';
import type { RunOutcome } from '#core/runs/record.ts';
import { ActionError } from './action-error.ts';
import { runnerOf } from './actions/index.ts';
import { ACTION_FAILED, ACTION_TIMED_OUT } from './container-outcome.ts';
import { evaluate } from './evaluate.ts';
import { type Ending, type FlowRun, startRun } from './flow-run.ts';
import type { RunDefinition } from './host.ts';
import { runScope } from './run-scope.ts';
import { readsSecured } from './secure-data.ts';

export const runDefinition: RunDefinition = async (input, host, signal) => {
  const run = startRun({ input, host, runnerOf });
  const cancel = () => run.end(CANCELLED);
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel);
  try {
    const status = await runScope(input.definition.actions, { run, repetition: run.root });
    const outcome = run.ending?.outcome ?? mergedOutcome(status);
    return outcome.status === 'Cancelled' ? outcome : await withOutputs(run, outcome);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};

const CANCELLED: Ending = {
  outcome: { status: 'Cancelled', code: 'WorkflowRunCancelled' },
  skip: {
    code: 'ActionSkipped',
    error: { code: 'WorkflowRunCancelled', message: 'The action did not run: the run was cancelled before.' },
  },
};

function mergedOutcome(status: MergedStatus): RunOutcome {
  if (status === 'Succeeded') return { status };
  const error = status === 'Failed' ? ACTION_FAILED : ACTION_TIMED_OUT;
  return { status, code: error.code, error };
}

/**
 * Outputs that cannot be evaluated fail a run that went well; one that ended badly keeps its own error. They are seen by
 * everybody who sees the run, so that what must not be shown is not in them.
 */
async function withOutputs(run: FlowRun, outcome: RunOutcome): Promise<RunOutcome> {
  const { outputs: definitions } = run.input.definition;
  if (definitions === undefined) return outcome;
  const outputs: ValueObject = {};
  const at = { run, repetition: run.root };
  for (const [name, { type, value }] of Object.entries(definitions)) {
    const isHidden = type.toLowerCase().startsWith('secure') || readsSecured(referencesOf(value), at);
    try {
      const given = await evaluate(value, { ...at, field: `outputs/${name}` });
      setOwn(outputs, name, isHidden ? HIDDEN : given);
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      if (outcome.status !== 'Succeeded') return outcome;
      const message = isHidden ? `The output '${name}' failed; why is hidden, as its value is.` : error.message;
      const failure = { code: 'OutputParameterEvaluationFailed', message };
      return { status: 'Failed', code: failure.code, error: failure };
    }
  }
  return { ...outcome, outputs };
}

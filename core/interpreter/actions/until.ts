/** Until: runs its body, then tests, until the test holds or a limit is reached (WDL reference 5). */

import { hasOption } from '#core/definition/operation-options.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import { graphOf } from '#core/interpreter/action-graph.ts';
import { testCondition } from '#core/interpreter/conditions.ts';
import { mergedOutcome } from '#core/interpreter/container-outcome.ts';
import { parseDuration } from '#core/interpreter/duration.ts';
import { evaluate } from '#core/interpreter/evaluate.ts';
import { keepsPasses } from '#core/interpreter/flow-run.ts';
import { innerRepetition, type LoopPass, passOf, type Repetition } from '#core/interpreter/repetition.ts';
import { endedPasses, reusedRecords } from '#core/interpreter/reuse.ts';
import { runScope } from '#core/interpreter/run-scope.ts';
import { type ActionOutcome, type ActionRunner, recordProgress, type Step } from '#core/interpreter/step.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { LIMITS, limitOf } from '#core/limits.ts';

const DEFAULT_COUNT = 60;
const DEFAULT_TIMEOUT = { Stateful: 'PT1H', Stateless: 'PT5M' };

type Limits = { count: number; deadline: number };

export const until: ActionRunner = async (step) => {
  const { run, repetition, key, action } = step;
  const limits = await limitsOf(step);
  const keys = graphOf(action.actions).nodes.map((node) => node.key);
  const passes: LoopPass[] = [];
  // After the loop its names mean the last cycle: what had ended before that one leaves nothing behind.
  const firstCycle = Math.max(0, ...(await endedPasses(step)).map(({ last }) => last));
  for (let index = firstCycle; ; index += 1) {
    step.iterationCount = index + 1;
    recordProgress(step, { status: 'Running' });
    const cycle = cycleOf(step, index);
    const status = await runScope(action.actions, { run, repetition: cycle });
    if (keepsPasses(run, key)) passes.push(passOf(cycle, keys));
    const outcome = mergedOutcome(step, { status });
    keepLastCycle(cycle, repetition);
    repetition.contents.set(key, { kind: 'loop', passes });
    if (await wasFollowed(step, index)) continue;
    // The loop as a whole had ended: its outcome is known.
    if (step.reused?.endedAt !== undefined) return outcome;
    const current = { ...step.current, iterationCount: index + 1 };
    const at = { ...step, current, repetition: cycle, field: 'expression' };
    const isDone = await testCondition(action.expression ?? null, at);
    if (!isDone && index + 1 < limits.count && run.host.now() < limits.deadline) continue;
    if (isDone || !hasOption(action, 'FailWhenLimitsReached')) return outcome;
    return limitReached(step, index + 1);
  }
};

function cycleOf({ key, name, repetition, reused }: Step, index: number): Repetition {
  const position = { key, name, index, kind: 'Until', isSecured: false } as const;
  return innerRepetition(repetition, position, reused !== undefined);
}

/** In the run that is replayed there was another cycle after this one, whatever the test would say now. */
async function wasFollowed(step: Step, index: number): Promise<boolean> {
  const records = step.reused === undefined ? undefined : reusedRecords(step.run, cycleOf(step, index + 1));
  return records !== undefined && (await records).size > 0;
}

// After the loop its names mean the last cycle, the only one whose status counts.
function keepLastCycle(cycle: Repetition, repetition: Repetition): void {
  for (const [key, result] of cycle.results) repetition.results.set(key, result);
  for (const [key, content] of cycle.contents) repetition.contents.set(key, content);
}

function limitReached({ name }: Step, cycles: number): ActionOutcome {
  const message = `The condition of '${name}' did not hold after ${cycles} cycles; the limit of the loop is reached.`;
  const error = { code: 'ActionUntilConditionFailed', message };
  return { status: 'Failed', code: error.code, error };
}

async function limitsOf(step: Step): Promise<Limits> {
  const { limit } = step.action;
  const given = await evaluate(limit?.count ?? null, { ...step, field: 'limit/count' });
  const count = given === null ? DEFAULT_COUNT : integerOf(given);
  const most = limitOf(LIMITS.untilCount, step.run.input.limits) ?? Number.POSITIVE_INFINITY;
  if (count === undefined || count < 1 || count > most) {
    throw new ActionError('InvalidTemplate', `'limit.count' of an Until has to be a whole number from 1 to ${most}.`);
  }
  const defaultTimeout = DEFAULT_TIMEOUT[step.run.input.kind ?? 'Stateful'];
  const timeout = (await evaluate(limit?.timeout ?? null, { ...step, field: 'limit/timeout' })) ?? defaultTimeout;
  const duration = typeof timeout === 'string' ? parseDuration(timeout) : undefined;
  if (duration === undefined) {
    throw new ActionError(
      'InvalidTemplate',
      "'limit.timeout' of an Until has to be an ISO 8601 duration, for example PT1H.",
    );
  }
  return { count, deadline: step.startedAt + duration };
}

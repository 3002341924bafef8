/** Foreach: runs its body once per item, several items side by side (WDL reference 5). */

import { hasOption } from '#core/definition/operation-options.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import { type ActionNode, graphOf } from '#core/interpreter/action-graph.ts';
import { mergedOutcome } from '#core/interpreter/container-outcome.ts';
import { evaluate } from '#core/interpreter/evaluate.ts';
import { keepsPasses } from '#core/interpreter/flow-run.ts';
import type { EndedPasses } from '#core/interpreter/host.ts';
import { itemReader } from '#core/interpreter/list-items.ts';
import { enclosingLoops, innerRepetition, type LoopPass, passOf } from '#core/interpreter/repetition.ts';
import { endedPasses } from '#core/interpreter/reuse.ts';
import { runScope } from '#core/interpreter/run-scope.ts';
import { type ActionRunner, recordProgress, type Step } from '#core/interpreter/step.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { LIMITS, limitOf } from '#core/limits.ts';
import { combineStatuses, type MergedStatus, mergeStatuses } from '#core/runs/merge-statuses.ts';

const DEFAULT_PARALLEL = 20;
const STARTS_PER_RECORD = 100;

export const foreach: ActionRunner = async (step) => {
  const { run, repetition, key, action } = step;
  const list = await evaluate(action.foreach ?? null, { ...step, field: 'foreach' });
  const before = await endedPasses(step);
  const reader = itemReader(list, { host: run.host, field: 'foreach', from: firstOpen(before) });
  const most = limitOf(LIMITS.foreachItems, run.input.limits) ?? Number.POSITIVE_INFINITY;
  if (Array.isArray(list) && list.length > most) throw tooManyItems(most);
  const lanes = await parallelItems(step);
  const { nodes } = graphOf(action.actions);
  const keys = nodes.map((node) => node.key);
  const passes: LoopPass[] = [];
  const isKept = keepsPasses(run, key);
  step.iterationCount = before.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  recordProgress(step, { status: 'Running' });
  let status = combineStatuses(before.map((passes) => statusOfPass(nodes, passes)));
  let isOver = false;

  const lane = async (): Promise<void> => {
    while (run.ending === undefined) {
      const entry = await reader.next();
      if (entry === undefined) return;
      if (entry.index >= most) {
        isOver = true;
        return;
      }
      step.iterationCount = (step.iterationCount ?? 0) + 1;
      if (step.iterationCount % STARTS_PER_RECORD === 0) recordProgress(step, { status: 'Running' });
      const position = {
        key,
        name: step.name,
        kind: 'Foreach',
        isSecured: step.secured.has('inputs'),
        ...entry,
      } as const;
      const inner = innerRepetition(repetition, position, step.reused !== undefined);
      const ended = await runScope(action.actions, { run, repetition: inner });
      status = combineStatuses([status, ended]);
      if (isKept) passes[entry.index] = passOf(inner, keys);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (isOver) throw tooManyItems(most);
  if (isKept) repetition.contents.set(key, { kind: 'loop', passes });
  return mergedOutcome(step, { status });
};

/** The next index from the given one on whose pass has not ended. Asked for in rising order. */
function firstOpen(passes: EndedPasses): (index: number) => number {
  let at = 0;
  return (index) => {
    for (let open = index; ; at += 1) {
      const range = passes[at];
      if (range === undefined || open < range.first) return open;
      open = Math.max(open, range.last + 1);
    }
  };
}

function statusOfPass(nodes: readonly ActionNode[], { statuses }: EndedPasses[number]): MergedStatus {
  const byKey = new Map(nodes.map(({ key }, at) => [key, statuses[at]]));
  return mergeStatuses(nodes, (key) => byKey.get(key) ?? 'Waiting');
}

function tooManyItems(most: number): ActionError {
  return new ActionError('TooManyItems', `A Foreach goes through at most ${most} items; its list has more.`);
}

/** How many items run side by side: one in a Foreach around it or with `Sequential`, else `repetitions`, else 20. */
async function parallelItems(step: Step): Promise<number> {
  const isNested = enclosingLoops(step.repetition).some(({ kind }) => kind === 'Foreach');
  if (isNested || hasOption(step.action, 'Sequential')) return 1;
  const repetitions = await evaluate(repetitionsOf(step) ?? null, {
    ...step,
    field: 'runtimeConfiguration/concurrency/repetitions',
  });
  if (repetitions === null) return DEFAULT_PARALLEL;
  const lanes = integerOf(repetitions);
  const most = limitOf(LIMITS.foreachParallel, step.run.input.limits) ?? Number.POSITIVE_INFINITY;
  if (lanes !== undefined && lanes >= 1 && lanes <= most) return lanes;
  throw new ActionError('InvalidTemplate', `'repetitions' of a Foreach has to be a whole number from 1 to ${most}.`);
}

function repetitionsOf({ action }: Step): Value | undefined {
  const concurrency = action.runtimeConfiguration?.concurrency;
  return isObject(concurrency) ? concurrency.repetitions : undefined;
}

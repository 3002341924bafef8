/**
 * What a carrier does must not depend on how Temporal bundles the results of local activities. While they run, several results may
 * reach the workflow in one activation; when another worker tells the same history again, each may come by itself. In one activation
 * the steps that wait for them would go on in turns, and who asks for the next activity first would be a matter of how many
 * promises lie between: another order than the history has, which Temporal refuses, or worse, takes for the results of other steps.
 *
 * Here every result waits until what the one before set going has come to rest, so that both ways are the same. The queue holds the
 * order in which Temporal resolves them, which is that of the history.
 *
 * Temporal keeps all results of one workflow task in one transaction of 4 MB at most, and ends the workflow whose task has more. So
 * once some have gathered, no local activity begins before a new task has.
 */

import {
  CancellationScope,
  condition,
  isCancellation,
  sleep,
  type WorkflowInterceptors,
  type WorkflowInterceptorsFactory,
} from '@temporalio/workflow';

/** Bytes of results that one workflow task may gather, about. */
const MOST_GATHERED = 2_000_000;
/** What the history keeps of a local activity beside its result, in bytes. */
const MARKER = 700;

export const interceptors: WorkflowInterceptorsFactory = (): WorkflowInterceptors => {
  const queue: symbol[] = [];
  let isAlone = true;
  let outstanding = 0;
  let gathered = 0;
  let newTask: Promise<void> | undefined;

  /** Resolves when it is this one's turn: at once for a result that came alone, else when all before it is at rest. */
  async function turn(): Promise<void> {
    const own = Symbol('turn');
    queue.push(own);
    // Temporal asks a condition once when it is made, and then only when nothing else is left to do.
    let mayGo = isAlone;
    const isNext = () => mayGo && queue[0] === own;
    await CancellationScope.nonCancellable(() => {
      const waiting = condition(isNext);
      mayGo = true;
      return waiting;
    });
    queue.shift();
  }

  /** Resolves in another workflow task: one ends as soon as no local activity is under way. */
  function untilNewTask(): Promise<void> {
    newTask ??= CancellationScope.nonCancellable(async () => {
      await condition(() => outstanding === 0);
      await sleep(1);
      gathered = 0;
      newTask = undefined;
    });
    return newTask;
  }

  return {
    internals: [
      {
        activate(input, next) {
          isAlone = (input.activation.jobs?.length ?? 0) <= 1;
          next(input);
        },
      },
    ],
    outbound: [
      {
        async scheduleLocalActivity(input, next) {
          while (gathered > MOST_GATHERED) await untilNewTask();
          let result: unknown;
          outstanding += 1;
          try {
            result = await next(input);
            gathered += MARKER + sizeOf(result);
          } catch (error) {
            // The workflow itself has given it up: no result has come.
            if (!isCancellation(error)) await turn();
            throw error;
          } finally {
            outstanding -= 1;
          }
          await turn();
          return result;
        },
      },
    ],
  };
};

/** At least the bytes of the result as JSON. */
function sizeOf(result: unknown): number {
  const text = JSON.stringify(result) ?? '';
  return /[^\x20-\x7e]/.test(text) ? text.length * 3 : text.length;
}

/**
 * Loaded by Node before the worker's own code, in its threads as well (`node --import`). A worker that is started without this file
 * is slower and warns more, not wrong.
 *
 * - Takes away the hooks by which Temporal's SDK notes where each promise of a workflow was made, for its stack trace query. Nothing
 *   here asks for that, and it took close to half of the workflow thread's time (docs/performance.md). The SDK does without them
 *   on platforms that have none.
 * - Lets the heap grow by half of what is in use before it is collected. By itself V8 waits for four times that where calls live a
 *   little longer than the youngest objects: 580 MB more than at rest in a loop of calls, instead of 190, and no faster.
 * - A run that is cancelled tells everything that it has under way by one signal: that more than ten listen is no leak.
 */
import { setMaxListeners } from 'node:events';
import v8 from 'node:v8';

setMaxListeners(0);
v8.setFlagsFromString('--heap-growing-percent=50');

const { createHook } = v8.promiseHooks;

/** Node's own, for AsyncLocalStorage, also look at what comes before and after a promise. */
v8.promiseHooks.createHook = (hooks) => {
  if (hooks.before !== undefined || hooks.after !== undefined) return createHook(hooks);
  throw new Error('There are no promise hooks of that kind in the worker of Millrace.');
};

/**
 * Loaded by Node before the worker's own code, in its threads as well (`node --import`): takes away the hooks by which Temporal's
 * SDK notes where each promise of a workflow was made, for its stack trace query. Nothing here asks for that, and it took
 * close to half of the workflow thread's time (docs/performance.md). The SDK does without them on platforms that have none, and
 * a worker that is started without this file is slower, not wrong.
 */
import v8 from 'node:v8';

const { createHook } = v8.promiseHooks;

/** Node's own, for AsyncLocalStorage, also look at what comes before and after a promise. */
v8.promiseHooks.createHook = (hooks) => {
  if (hooks.before !== undefined || hooks.after !== undefined) return createHook(hooks);
  throw new Error('There are no promise hooks of that kind in the worker of Millrace.');
};

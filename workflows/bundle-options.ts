/**
 * How the workflow code is bundled, wherever that is done: by the build, by a worker that finds no bundle, by tests.
 * The interpreter is loaded once and shared by all carriers: it keeps nothing of a run in its modules.
 */

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { BundleOptions } from '@temporalio/worker';

const FOLDER = dirname(fileURLToPath(import.meta.url));

export const bundleOptions: BundleOptions = {
  workflowsPath: join(FOLDER, 'index.ts'),
  workflowInterceptorModules: [join(FOLDER, 'one-at-a-time.ts')],
  preloadModules: [join(FOLDER, 'no-stack-traces.ts'), join(FOLDER, '..', 'core', 'interpreter', 'run-definition.ts')],
};

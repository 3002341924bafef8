/** The workflow code that the worker runs: the file the build made, or, in development, bundled when the worker starts. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { WorkerOptions } from '@temporalio/worker';

const BUILT = join('dist', 'workflow-bundle.js');

/** `WORKFLOW_BUNDLE` names another file than the built one. */
export async function workflowBundle(): Promise<WorkerOptions['workflowBundle']> {
  const path = process.env.WORKFLOW_BUNDLE ?? BUILT;
  if (existsSync(path)) return { codePath: path };
  const [{ bundleWorkflowCode, DefaultLogger }, { bundleOptions }] = await Promise.all([
    import('@temporalio/worker'),
    import('#workflows/bundle-options.ts'),
  ]);
  return bundleWorkflowCode({ ...bundleOptions, logger: new DefaultLogger('WARN') });
}

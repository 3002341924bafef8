/** Bundles the workflow code for Temporal's sandbox into dist/workflow-bundle.js. Run in a process of its own: the bundler takes 200 MB. */
import { mkdir, writeFile } from 'node:fs/promises';
import { bundleWorkflowCode } from '@temporalio/worker';
import { inRepository } from '#scripts/repository-root.ts';
import { bundleOptions } from '#workflows/bundle-options.ts';

const { code } = await bundleWorkflowCode(bundleOptions);
await mkdir(inRepository('dist'), { recursive: true });
await writeFile(inRepository('dist', 'workflow-bundle.js'), code);

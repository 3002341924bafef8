/** What has to be built before Millrace can start, in the order in which one needs the other. */

import { existsSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { inRepository } from '#scripts/repository-root.ts';
import { generateClient } from '#scripts/services/generate-client.ts';
import { messageOf, SetUpError } from '#scripts/set-up-error.ts';
import type { BuildStep } from './build-step.ts';
import { runNode } from './run-node.ts';

const SCHEMA = ['prisma/schema.prisma', 'prisma.config.ts'];

export const PRISMA_CLIENT: BuildStep = {
  name: 'Generate the database client',
  inputs: SCHEMA,
  outputs: ['prisma/generated/client/client.ts'],
  run: generateClient,
};

const PAGES: BuildStep = {
  name: 'Build the pages',
  inputs: [
    'app',
    'components',
    'connectors',
    'core',
    'public',
    'server',
    'next.config.ts',
    'postcss.config.mjs',
    'proxy.ts',
    'tsconfig.json',
    ...SCHEMA,
  ],
  outputs: ['.next/standalone/server.js', '.next/standalone/.next/static'],
  run: buildPages,
};

const PROCESSES: BuildStep = {
  name: 'Build gateway and worker',
  inputs: ['connectors', 'core', 'gateway', 'server', 'worker', 'workflows', ...SCHEMA],
  outputs: ['dist/gateway.js', 'dist/worker.js', 'dist/sandbox-thread.js'],
  run: buildProcesses,
};

const WORKFLOWS: BuildStep = {
  name: 'Bundle the workflows',
  inputs: ['core', 'workflows', 'scripts/build/bundle-workflows.ts'],
  outputs: ['dist/workflow-bundle.js'],
  run: () =>
    runNode({
      args: ['--import', 'tsx', 'scripts/build/bundle-workflows.ts'],
      failure: 'The workflows could not be bundled',
    }),
};

/** Steps that do not need each other. */
export const AFTER_PRISMA_CLIENT: readonly BuildStep[] = [PROCESSES, WORKFLOWS, PAGES];

/** The standalone output lacks what a CDN would serve; with it beside, web serves it itself. */
async function buildPages(): Promise<void> {
  await rm(inRepository('.next', 'standalone'), { recursive: true, force: true });
  await runNode({
    args: ['node_modules/next/dist/bin/next', 'build'],
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    failure: 'The pages could not be built',
  });
  await cp(inRepository('.next', 'static'), inRepository('.next', 'standalone', '.next', 'static'), {
    recursive: true,
  });
  if (existsSync(inRepository('public'))) {
    await cp(inRepository('public'), inRepository('.next', 'standalone', 'public'), { recursive: true });
  }
}

/** Their names change with their content: those of earlier builds would stay for ever. */
async function removeChunks(): Promise<void> {
  const files = existsSync(inRepository('dist')) ? await readdir(inRepository('dist')) : [];
  const chunks = files.filter((file) => file.startsWith('chunk-'));
  await Promise.all(chunks.map((file) => rm(inRepository('dist', file), { force: true })));
}

async function buildProcesses(): Promise<void> {
  await removeChunks();
  try {
    await build({
      entryPoints: {
        gateway: inRepository('gateway', 'main.ts'),
        worker: inRepository('worker', 'main.ts'),
        'sandbox-thread': inRepository('connectors', 'sandbox', 'thread.ts'),
      },
      outdir: inRepository('dist'),
      bundle: true,
      // What is imported later lies apart, so that the gateway opens without it.
      splitting: true,
      chunkNames: 'chunk-[hash]',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      sourcemap: 'linked',
      logLevel: 'silent',
    });
  } catch (error) {
    throw new SetUpError(`Gateway and worker could not be built: ${messageOf(error)}`);
  }
}

/** The language in Temporal's sandbox: the same vectors as outside it. */

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { expect, it } from 'vitest';

import { inRepository } from '#scripts/repository-root.ts';
import { createLog } from '#server/log.ts';
import { bundleOptions } from '#workflows/bundle-options.ts';
import type { evaluateVectors } from '#workflows/testing/evaluate-vectors.ts';

import { installRuntime } from './start-worker.ts';

it('evaluates every vector of the language as outside the sandbox', async () => {
  process.env.LOG_LEVEL ??= 'warn';
  installRuntime(createLog('worker'));
  const address = process.env.TEST_TEMPORAL_ADDRESS ?? '';
  const vectors = await readFile(inRepository('core', 'expressions', 'cases', 'wdl-vectors.json'), 'utf8');
  const taskQueue = `sandbox-${randomUUID()}`;
  const workflowBundle = await bundleWorkflowCode({
    ...bundleOptions,
    workflowsPath: inRepository('workflows', 'testing', 'evaluate-vectors.ts'),
    logger: new DefaultLogger('WARN'),
  });
  const connection = await NativeConnection.connect({ address });
  const client = new Client({ connection: await Connection.connect({ address }) });
  try {
    const worker = await Worker.create({ connection, taskQueue, workflowBundle });
    const evaluation = { taskQueue, workflowId: taskQueue, args: [vectors] as [string] };
    const missed = await worker.runUntil(
      client.workflow.execute<typeof evaluateVectors>('evaluateVectors', evaluation),
    );
    expect(missed).toEqual([]);
  } finally {
    await client.connection.close();
    await connection.close();
  }
});

import { readFile } from 'node:fs/promises';

import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';

import { inRepository } from '#scripts/repository-root.ts';
import { createLog } from '#server/log.ts';
import { temporalDataConverter } from '#server/temporal-client.ts';
import { bundleOptions } from '#workflows/bundle-options.ts';

import { installRuntime } from './start-worker.ts';
import { REPLAY_CASES } from './testing/replay-cases.ts';
import { REPLAY_KEY } from './testing/replay-key.ts';

let workflowBundle: WorkflowBundle;

beforeAll(async () => {
  process.env.MILLRACE_SECRET_KEY = REPLAY_KEY;
  process.env.LOG_LEVEL ??= 'warn';
  installRuntime(createLog('worker'));
  workflowBundle = await bundleWorkflowCode({ ...bundleOptions, logger: new DefaultLogger('WARN') });
});

describe('a recorded history', () => {
  it.each(REPLAY_CASES.map(({ name }) => name))(
    'of %s is told the same way by the interpreter of now',
    async (name) => {
      const history: unknown = JSON.parse(await readFile(inRepository('workflows', 'replay', `${name}.json`), 'utf8'));
      const options = { workflowBundle, dataConverter: temporalDataConverter() };
      await expect(Worker.runReplayHistory(options, history)).resolves.toBeUndefined();
    },
  );
});

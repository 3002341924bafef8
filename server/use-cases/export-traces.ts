/** Sends the traces of runs that have ended since the last time. What is sent again after a failure is the same spans again. */

import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { Log } from '#server/log.ts';
import { alone } from '#server/repositories/alone.ts';
import { definitionsOf } from '#server/repositories/flow-versions.ts';
import {
  listActionsToTrace,
  listRunsToTrace,
  moveTraceCursor,
  type TracedRunRow,
  traceCursor,
} from '#server/repositories/traced-runs.ts';
import { containersOf } from '#server/tracing/containers.ts';
import {
  type Containers,
  type EndedAction,
  type RunSpan,
  spanOfRun,
  spansOfAction,
} from '#server/tracing/run-spans.ts';
import type { Tracing } from '#server/tracing/tracing.ts';

const RUNS_AT_ONCE = 50;
const ACTIONS_AT_ONCE = 500;

type Spans = NonNullable<Tracing['spans']>;

/** True while there may be more. Rejects when the collector does not take them: they are to be sent again. */
export async function exportTraces(spans: Spans, log: Log): Promise<boolean> {
  const sent = await alone('traces', async (client) => {
    const runs = await listRunsToTrace(client, await traceCursor(client), RUNS_AT_ONCE);
    const containersIn = await containersByVersion(runs);
    const outbox = batchesOf(spans, log);
    for (const run of runs) {
      if (!spans.isSampled(run)) continue;
      await outbox.add([spanOfRun(run)]);
      const containers = containersIn.get(run.versionId) ?? new Map();
      for await (const actions of pagesOf(run)) {
        await outbox.add(actions.flatMap((action) => spansOfAction(run, action, containers)));
      }
    }
    await outbox.flush();
    const last = runs.at(-1);
    if (last) await moveTraceCursor(client, { until: new Date(last.endedAt), runId: last.runId });
    return runs.length;
  });
  return sent === RUNS_AT_ONCE;
}

async function containersByVersion(runs: TracedRunRow[]): Promise<Map<string, Containers>> {
  const texts = await definitionsOf([...new Set(runs.map(({ versionId }) => versionId))]);
  const containers = new Map<string, Containers>();
  for (const [versionId, text] of texts) {
    const { definition } = parseDefinition(text);
    if (definition) containers.set(versionId, containersOf(definition));
  }
  return containers;
}

async function* pagesOf(run: TracedRunRow): AsyncGenerator<EndedAction[]> {
  let after: EndedAction | undefined;
  do {
    const page = await listActionsToTrace(run, after, ACTIONS_AT_ONCE);
    yield page;
    after = page.length === ACTIONS_AT_ONCE ? page.at(-1) : undefined;
  } while (after);
}

/** Small runs go together, large ones in parts. */
function batchesOf(spans: Spans, log: Log) {
  let waiting: RunSpan[] = [];
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) await sendOrLeave(spans, batch, log);
  };
  return {
    async add(more: RunSpan[]): Promise<void> {
      waiting.push(...more);
      if (waiting.length >= ACTIONS_AT_ONCE) await flush();
    },
    flush,
  };
}

/** What the collector refuses as wrong would be refused again: it is left out, and said so. */
async function sendOrLeave(spans: Spans, batch: RunSpan[], log: Log): Promise<void> {
  try {
    await spans.send(batch);
  } catch (error) {
    const status = error instanceof Error && 'code' in error ? Number(error.code) : Number.NaN;
    const isRefused = status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status);
    if (!isRefused) throw error;
    log.warn({ err: error, spans: batch.length }, 'The collector of traces refused spans; they are left out.');
  }
}

/** Promise 1: whichever process is killed during a run of ten calls, the run ends well and nothing finished runs twice. */

import { expect, test } from '@playwright/test';

import { startCountingServer } from './counting-server.ts';
import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { signedInApi } from './owner.ts';
import { processId } from './processes.ts';

const CALLS = 10;

function tenCalls(target: string) {
  const names = Array.from({ length: CALLS }, (_, index) => `Call_${index + 1}`);
  const actions = names.map((name, index) => [
    name,
    {
      type: 'Http',
      inputs: { method: 'POST', uri: `${target}/${name}` },
      runAfter: index === 0 ? {} : { [names[index - 1] ?? '']: ['Succeeded'] },
    },
  ]);
  return definitionOf(Object.fromEntries(actions));
}

for (const victim of ['worker', 'temporal', 'gateway']) {
  test(`a run of ten calls survives kill -9 of the ${victim}`, async ({ baseURL }) => {
    const api = await signedInApi(baseURL);
    const target = await startCountingServer({ answerAfter: 150 });
    const flow = await publishFlow(api, { name: `Ten calls, ${victim} killed`, definition: tenCalls(target.url) });
    const accepted = await callTrigger(flow, { hello: 'world' });
    expect(accepted.status).toBe(202);
    const { runId } = await accepted.json();

    await expect.poll(() => target.calls.length, { intervals: [20] }).toBeGreaterThanOrEqual(4);
    process.kill(processId(victim), 'SIGKILL');

    // While the gateway itself is the victim, the pages' API is away for the moment of its restart.
    await expect.poll(async () => (await fetch(`${baseURL}/healthz`).catch(() => undefined))?.ok).toBe(true);
    const run = await ended(api, runId, 80_000);
    expect(run.run.status).toBe('Succeeded');
    expect(run.records.every(({ status }) => status === 'Succeeded')).toBe(true);

    const paths = [...new Set(target.calls.map(({ path }) => path))];
    expect(paths).toHaveLength(CALLS);
    const callsTo = (wanted: string) => target.calls.filter(({ path }) => path === wanted);
    const doubled = paths.map(callsTo).filter((calls) => calls.length > 1);
    // Only the one call that was in flight may go out again, and then under the same key.
    expect(doubled.length).toBeLessThanOrEqual(1);
    for (const calls of doubled) {
      expect(calls.length).toBe(2);
      expect(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    }
    await target.close();
    await api.dispose();
  });
}

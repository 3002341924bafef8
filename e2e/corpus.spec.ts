/** Definitions that other people wrote for Logic Apps are published unchanged and run (skipped where the corpus is absent). */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import { inRepository } from '#scripts/repository-root.ts';

import { type CountingServer, startCountingServer } from './counting-server.ts';
import { callTrigger, ended, lastRun, publishFlow, statuses } from './flows.ts';
import { signedInApi } from './owner.ts';

const CORPUS = inRepository('..', 'shared', 'corpus');

function read(file: string) {
  return JSON.parse(readFileSync(join(CORPUS, file), 'utf8'));
}

test.describe('real definitions', () => {
  test.skip(!existsSync(CORPUS), 'the corpus of real definitions is not beside this checkout');
  let target: CountingServer;

  test.beforeAll(async () => {
    target = await startCountingServer();
  });
  test.afterAll(() => target.close());

  test('043: waits until the given time, then calls; the scope for errors is skipped', async ({ baseURL }) => {
    const api = await signedInApi(baseURL);
    const flow = read('043-delay-until-a-given-time-then-a-scope-of-steps-a.json');
    // The template leaves method and address of its two calls to whoever uses it.
    const point = (inputs: object, path: string) => Object.assign(inputs, { method: 'POST', uri: target.url + path });
    point(flow.definition.actions.Primary_actions.actions.Call_HTTP.inputs, '/primary');
    point(flow.definition.actions.Error_actions.actions.Call_HTTP_on_Error.inputs, '/error');
    const published = await publishFlow(api, { name: 'Corpus 043', definition: flow });

    const startTime = new Date(Date.now() + 3_000).toISOString();
    const accepted = await callTrigger(published, { startTime });
    expect(accepted.status).toBe(202);
    const run = await ended(api, (await accepted.json()).runId);
    expect(run.run.status).toBe('Succeeded');
    expect(statuses(run)).toEqual({
      Delay_until: 'Succeeded',
      Primary_actions: 'Succeeded',
      Call_HTTP: 'Succeeded',
      Error_actions: 'Skipped',
      Call_HTTP_on_Error: 'Skipped',
    });
    const delay = run.records.find(({ action }) => action === 'Delay_until');
    expect(delay?.endedAt).toBeGreaterThanOrEqual(Date.parse(startTime));
    expect(target.calls.map(({ path }) => path)).toEqual(['/primary']);
    await api.dispose();
  });

  test('047: the catch scope does not run when the try scope went well', async ({ baseURL }) => {
    const api = await signedInApi(baseURL);
    const definition = read('047-try-catch-template-scope-result-filtered-for-fai.json');
    const flow = await publishFlow(api, { name: 'Corpus 047', definition });
    const accepted = await callTrigger(flow, {});
    expect(accepted.status).toBe(202);
    const run = await ended(api, (await accepted.json()).runId);
    expect(run.run.status).toBe('Succeeded');
    expect(statuses(run)).toEqual({
      Try: 'Succeeded',
      Business_Logic: 'Succeeded',
      Catch: 'Skipped',
      Compensation_Logic: 'Skipped',
      Filter_Try_Scope_Errors: 'Skipped',
      Format_Errors: 'Skipped',
      Terminate: 'Skipped',
    });
    await api.dispose();
  });

  test('065: loops call both services and the response carries their answers', async ({ baseURL }) => {
    const api = await signedInApi(baseURL);
    const definition = read('065-until-and-foreach-calling-http-appending-to-arra.json');
    // Logic Apps keeps these two beside the definition; here they are the flow's parameter values.
    const parameters = { 'ServiceOne-Url': `${target.url}/one`, 'ServiceTwo-Url': `${target.url}/two` };
    const flow = await publishFlow(api, { name: 'Corpus 065', definition, parameters });
    const response = await callTrigger(flow, { numberOfIterations: 3 });
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body.loopCounter).toBe(3);
    expect(body.serviceOneResponses.map(({ count }: { count: number }) => count)).toEqual([1, 2, 3]);
    expect(body.serviceTwoResponses.map(({ count }: { count: number }) => count)).toEqual([1, 2, 3]);
    const run = await ended(api, (await lastRun(api, flow.id)).id);
    expect(run.run.status).toBe('Succeeded');
    await api.dispose();
  });
});

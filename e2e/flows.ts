/** What tests do with flows through the pages' API and their endpoints, in a sentence each. */

import { type APIRequestContext, expect } from '@playwright/test';

import { type FlowDetail, flowDetailSchema } from '#core/api/flows.ts';
import { type RunDetail, type RunSummary, runDetailSchema } from '#core/api/runs.ts';
import { isRunEnded } from '#core/runs/status.ts';

export type NewFlow = {
  name: string;
  definition: unknown;
  /** Values for the definition's parameters. */
  parameters?: Record<string, unknown>;
};

const REQUEST = { type: 'Request', kind: 'Http', inputs: {} };

/** A definition of these actions; without another trigger it is started by a call of its address, at `manual`. */
export function definitionOf(actions: object, triggers: object = { manual: REQUEST }) {
  return {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    triggers,
    actions,
    outputs: {},
  };
}

/** Makes a flow of the definition: a draft. */
export async function newFlow(
  api: APIRequestContext,
  { name, definition }: Pick<NewFlow, 'name' | 'definition'>,
): Promise<FlowDetail> {
  const created = await api.post('/api/flows', { data: { name, definition: JSON.stringify(definition, null, 2) } });
  expect(created.ok(), await created.text()).toBe(true);
  return flowDetailSchema.parse(await created.json());
}

/** Makes a flow of the definition and publishes it. */
export async function publishFlow(
  api: APIRequestContext,
  { name, definition, parameters }: NewFlow,
): Promise<FlowDetail> {
  const flow = await newFlow(api, { name, definition });
  let { revision } = flow;
  if (parameters) {
    const data = { text: flow.draft, parameters: JSON.stringify(parameters), revision };
    const saved = await api.put(`/api/flows/${flow.id}/draft`, { data });
    expect(saved.ok(), await saved.text()).toBe(true);
    revision = (await saved.json()).revision;
  }
  const published = await api.post(`/api/flows/${flow.id}/publish`, { data: { revision } });
  expect(published.ok(), await published.text()).toBe(true);
  return flowDetailSchema.parse(await published.json());
}

/** Calls the flow's endpoint as any caller would. */
export async function callTrigger(flow: FlowDetail, body: unknown, init: RequestInit = {}): Promise<Response> {
  if (!flow.triggerUrl) throw new Error(`The flow ${flow.name} has no address to call.`);
  const headers = { 'content-type': 'application/json', ...init.headers };
  return fetch(flow.triggerUrl, { method: 'POST', body: JSON.stringify(body), ...init, headers });
}

async function getRun(api: APIRequestContext, runId: string): Promise<RunDetail> {
  const answer = await api.get(`/api/runs/${runId}`);
  expect(answer.ok(), await answer.text()).toBe(true);
  return runDetailSchema.parse(await answer.json());
}

/** The newest run of a flow. */
export async function lastRun(api: APIRequestContext, flowId: string): Promise<RunSummary> {
  const answer = await api.get(`/api/runs?flowId=${flowId}&limit=1`);
  const [run] = (await answer.json()).runs;
  expect(run, 'the flow has a run').toBeDefined();
  return run;
}

/** Waits for the run's end and gives it with its records. */
export async function ended(api: APIRequestContext, runId: string, timeout = 60_000): Promise<RunDetail> {
  await expect
    .poll(async () => isRunEnded((await getRun(api, runId)).run.status), { timeout, intervals: [100, 200, 500] })
    .toBe(true);
  return getRun(api, runId);
}

/** Status of each action outside loops, by name. */
export function statuses({ records }: RunDetail): Record<string, string> {
  return Object.fromEntries(records.map(({ action, status }) => [action, status]));
}

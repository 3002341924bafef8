/** Which pages are pictured, and the flows and runs that stand on them. */

import type { APIRequestContext } from '@playwright/test';

import { callTrigger, definitionOf, ended, lastRun, publishFlow } from '#e2e/flows.ts';
import { EXAMPLES } from '#server/examples/index.ts';

/** `name` is the file's; `ready` is the text or selector that is there once the page stands. */
export type PictureOf = { name: string; path: string; ready: string };

const UNREACHABLE = { method: 'GET', uri: 'http://127.0.0.1:9/orders', retryPolicy: { type: 'none' } };
const FAILING = definitionOf({
  Fetch_orders: { type: 'Http', inputs: UNREACHABLE, runAfter: {} },
  Sum: { type: 'Compose', inputs: "@length(body('Fetch_orders'))", runAfter: { Fetch_orders: ['Succeeded'] } },
});
const LOOP = definitionOf({
  Each: {
    type: 'Foreach',
    foreach: '@range(1, 12)',
    runAfter: {},
    actions: {
      Is_even: {
        type: 'If',
        expression: { and: [{ equals: ['@mod(item(), 2)', 0] }] },
        actions: { Keep: { type: 'Compose', inputs: '@item()', runAfter: {} } },
        else: { actions: {} },
        runAfter: {},
      },
    },
  },
});

/** Fills an empty product with the examples, a loop and a failing flow, each with a run, and says what to look at. */
export async function preparePages(api: APIRequestContext): Promise<PictureOf[]> {
  const examples = [];
  for (const { title, definition } of EXAMPLES) {
    examples.push(await publishFlow(api, { name: title, definition: JSON.parse(definition) }));
  }
  const empty = await api.post('/api/flows', { data: { name: 'Not begun' } });
  const { id: emptyId } = await empty.json();
  const runIds = [];
  for (const [name, definition] of Object.entries({ 'Even numbers': LOOP, 'Orders of the day': FAILING })) {
    const flow = await publishFlow(api, { name, definition });
    await (await callTrigger(flow, {})).arrayBuffer();
    runIds.push((await lastRun(api, flow.id)).id);
    await ended(api, runIds.at(-1) ?? '');
  }
  const canvas = '.react-flow__node';
  const chart = 'section[aria-label="Runs over time"] p';
  return [
    { name: 'flows', path: '/', ready: 'table' },
    ...examples.map(({ id }, index) => ({ name: `flow-${EXAMPLES[index]?.id}`, path: `/flows/${id}`, ready: canvas })),
    { name: 'flow-empty', path: `/flows/${emptyId}`, ready: canvas },
    { name: 'flow-runs', path: `/flows/${examples[0]?.id}/runs`, ready: chart },
    { name: 'runs', path: '/runs', ready: chart },
    { name: 'run-loop', path: `/runs/${runIds[0]}`, ready: canvas },
    { name: 'run-failed', path: `/runs/${runIds[1]}`, ready: canvas },
    { name: 'failures', path: '/failures', ready: 'table' },
    { name: 'dead-letters', path: '/failures/dead-letters', ready: 'table' },
    { name: 'bulk-replays', path: '/runs/replays', ready: 'h1' },
    { name: 'monitoring', path: '/monitoring', ready: 'section svg' },
    { name: 'alerts', path: '/alerts', ready: 'h1' },
    { name: 'artifacts', path: '/artifacts', ready: 'h1' },
    { name: 'account', path: '/account', ready: 'h1' },
  ];
}

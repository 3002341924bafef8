/**
 * Fires a trigger over HTTP at a real gateway, waits until the durable engine has ended what came of it, and reads it
 * from the journal. The flow is made and published as a person's is.
 */

import { setTimeout as delay } from 'node:timers/promises';

import type { Firing } from '#core/interpreter/testing/vector.ts';
import type { Seen } from '#core/interpreter/testing/vector-mismatches.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { fakeNetwork } from '#scripts/conformance/fake-transport.ts';
import type { LocalFiring, LocalFlow } from '#scripts/conformance/fire-locally.ts';
import { contentOf } from '#scripts/conformance/read-request.ts';
import { seenResponse } from '#scripts/conformance/seen-response.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { database } from '#server/database.ts';
import { triggerUrl } from '#server/trigger-signature.ts';
import { createFlow } from '#server/use-cases/create-flow.ts';
import { publishFlow } from '#server/use-cases/publish-flow.ts';
import { saveDraft } from '#server/use-cases/save-draft.ts';
import { readRuns } from './read-runs.ts';
import type { RealEngine } from './real-engine.ts';

/** Milliseconds until a run that has not ended counts as stuck. */
const PATIENCE = 60_000;
const LONGEST_NAME = 80;

/** The same as `fireLocally` gives, by the durable engine. */
export async function fireDurably(
  engine: RealEngine,
  { flow, firings, servers }: LocalFiring,
): Promise<Seen & { uncovered: string[] }> {
  const network = fakeNetwork({ servers, clock: REAL_CLOCK });
  engine.callBy(network.transport);
  const flowId = await publish(flow, engine.userId);
  const begin = Date.now();
  const answers: Promise<Seen['response']>[] = [];
  for (const [index, firing] of firings.entries()) {
    const answer = call(await requestOf(engine, flowId, firing));
    answers.push(answer);
    await arrival(flowId, index + 1, answer);
  }
  const [response] = await Promise.all(answers);
  if (!(await waitUntil(() => allEnded(flowId), { limit: PATIENCE }))) throw new Error('A run has not ended.');
  const elapsed = Date.now() - begin;
  const { received, uncovered } = network;
  return { runs: await readRuns(flowId), response, received, uncovered, elapsed };
}

const REAL_CLOCK = {
  now: () => Date.now(),
  sleepDuring: (milliseconds: number, signal: AbortSignal) => delay(milliseconds, undefined, { signal }),
};

async function publish({ name, kind, definition, parameters }: LocalFlow, userId: string): Promise<string> {
  const text = printJson({ kind, definition: definition as unknown as Value });
  const { id, revision } = await createFlow({ name: name.slice(0, LONGEST_NAME), definition: text });
  const saved = await saveDraft(id, { text, parameters: printJson(parameters), revision });
  await publishFlow({ flowId: id, userId, request: saved });
  return id;
}

async function requestOf({ gatewayUrl }: RealEngine, flowId: string, firing: Firing): Promise<Request> {
  const url = new URL(await triggerUrl({ flowId, triggerName: firing.name }, gatewayUrl));
  if (firing.relativePath) url.pathname += `/${firing.relativePath.replace(/^\/+/, '')}`;
  for (const [name, value] of Object.entries(firing.queries ?? {})) url.searchParams.append(name, value);
  const { headers, body } = contentOf(firing);
  const hasBody = body.length > 0;
  return new Request(url, { method: firing.method ?? 'POST', headers, ...(hasBody && { body: Buffer.from(body) }) });
}

async function call(request: Request): Promise<Seen['response']> {
  const answer = await fetch(request);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return seenResponse({ status: answer.status, headers: Object.fromEntries(answer.headers), bytes });
}

/** Firings arrive in their order: the next one is sent once this one is a run, or was answered without becoming one. */
async function arrival(flowId: string, count: number, answer: Promise<unknown>): Promise<void> {
  const isRun = async () => (await database().run.count({ where: { flowId } })) >= count;
  await Promise.race([answer, waitUntil(isRun, { limit: PATIENCE })]);
}

async function allEnded(flowId: string): Promise<boolean> {
  return (await database().run.count({ where: { flowId, endedAt: null } })) === 0;
}

/** The trigger that an address names. Every way in which there is none has an answer of its own. */

import { AppError } from '#server/app-error.ts';
import type { PublishedFlows, PublishedVersion } from '#server/published-flows.ts';
import type { RequestTrigger } from '#server/use-cases/fire-trigger.ts';

const FLOW_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const REQUEST_TYPES = new Set(['request', 'manual']);

/** Throws `NotFound` for an unknown flow or trigger, `NotPublished` for a flow without a published version. */
export async function findTrigger(
  flows: PublishedFlows,
  { flowId = '', triggerName = '' }: { [name: string]: string },
): Promise<RequestTrigger> {
  const flow = FLOW_ID.test(flowId) ? await flows.find(flowId.toLowerCase()) : undefined;
  if (!flow) throw new AppError('NotFound', `There is no flow '${flowId.slice(0, 80)}'.`);
  if (!flow.version) {
    throw new AppError('NotPublished', `The flow '${flow.name}' is not published yet. Publish it to call it.`);
  }
  const found = triggerNamed(flow.version, triggerName);
  if (!found) {
    const message = `The published version of the flow '${flow.name}' has no Request trigger '${triggerName.slice(0, 80)}'.`;
    throw new AppError('NotFound', message);
  }
  return { flow, version: flow.version, ...found };
}

function triggerNamed({ definition: { triggers = {} } }: PublishedVersion, given: string) {
  const name = Object.keys(triggers).find((known) => known.toLowerCase() === given.toLowerCase());
  const definition = name === undefined ? undefined : triggers[name];
  if (name === undefined || !definition || !REQUEST_TYPES.has(definition.type.toLowerCase())) return undefined;
  return { name, definition };
}

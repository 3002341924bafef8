/** The trigger that an address names. Every way in which there is none has an answer of its own. */

import { AppError } from '#server/app-error.ts';
import type { PublishedFlows } from '#server/published-flows.ts';
import { findRequestTrigger } from '#server/request-trigger.ts';
import type { RequestTrigger } from '#server/use-cases/fire-trigger.ts';

const FLOW_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
  const found = findRequestTrigger(flow.version.definition, triggerName);
  if (!found) {
    const message = `The published version of the flow '${flow.name}' has no Request trigger '${triggerName.slice(0, 80)}'.`;
    throw new AppError('NotFound', message);
  }
  return { flow, version: flow.version, ...found };
}

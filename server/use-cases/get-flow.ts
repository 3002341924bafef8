/** A flow as the designer opens it. */

import type { FlowDetail } from '#core/api/flows.ts';
import { webSettings } from '#server/auth/web-settings.ts';
import { flowLimits } from '#server/flow-limits.ts';
import type { FlowRow } from '#server/repositories/flows.ts';
import { triggerUrl } from '#server/trigger-signature.ts';

import { flowTrigger } from './flow-trigger.ts';
import { requireFlow } from './require-flow.ts';

/** Throws `NotFound`. */
export async function getFlow(id: string): Promise<FlowDetail> {
  const flow = await requireFlow(id);
  const { published } = flow;
  return {
    id: flow.id,
    name: flow.name,
    enabled: flow.enabled,
    draft: flow.draft,
    revision: flow.draftRevision,
    parameters: flow.parameters,
    publishedNumber: published?.number ?? null,
    hasChanges: hasChanges(flow),
    triggerUrl: await publishedTriggerUrl(flow),
    limits: flowLimits(),
    description: flow.description,
    tags: flow.tags,
    keepDays: flow.keepDays,
    keepRuns: flow.keepRuns,
    keepValuesDays: flow.keepValuesDays,
    statelessHistory: flow.statelessHistory,
  };
}

/** As the list says it: an edit that was undone is no change. */
function hasChanges({ draft, parameters, draftRevision, published }: FlowRow): boolean {
  if (!published) return true;
  if (published.draftRevision === draftRevision) return false;
  return published.definition !== draft || published.parameters !== parameters;
}

async function publishedTriggerUrl({ id, published }: FlowRow): Promise<string | null> {
  const trigger = published && flowTrigger(published.id, published.definition);
  return trigger?.type.toLowerCase() === 'request'
    ? triggerUrl({ flowId: id, triggerName: trigger.name }, webSettings().publicUrl)
    : null;
}

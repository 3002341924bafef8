/** The trigger of a published flow that starts by itself, with what its expressions may read besides. */

import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { appSettingsIn } from './app-settings.ts';
import type { FiredTrigger } from './plan-runs.ts';
import { loadPublishedFlow, type PublishedFlow, type PublishedVersion } from './published-flows.ts';

export type UnaskedTrigger = FiredTrigger & { flow: PublishedFlow; version: PublishedVersion };

/** Undefined when the flow is gone or its published version starts in another way. `type` in lower case. */
export async function loadUnaskedTrigger(flowId: string, type: string): Promise<UnaskedTrigger | undefined> {
  const flow = await loadPublishedFlow(flowId);
  return flow && findUnaskedTrigger(flow, type);
}

/** The same of a flow that is at hand; with a name, in any letter case, only the trigger that is called so. */
export function findUnaskedTrigger(flow: PublishedFlow, type: string, called?: string): UnaskedTrigger | undefined {
  const { version } = flow;
  if (!version) return undefined;
  const { definition, parameters } = version;
  const found = Object.entries(definition.triggers ?? {}).find(
    ([name, trigger]) => trigger.type.toLowerCase() === type && (called ?? name).toLowerCase() === name.toLowerCase(),
  );
  if (!found) return undefined;
  const [name, trigger] = found;
  const texts = [trigger, definition.parameters ?? {}, parameters].map((part) => printJson(part as Value));
  return { flow, version: { ...version, appSettings: appSettingsIn(texts) }, name, definition: trigger };
}

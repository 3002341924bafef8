/** Tells an alert to a flow, whose trigger gets it as its body. */

import type { AlertMessage } from '#core/alerts/alert-message.ts';
import type { ChannelConfig } from '#core/api/alerts.ts';
import { runFlow } from '#server/use-cases/run-flow.ts';

type FlowConfig = Extract<ChannelConfig, { kind: 'Flow' }>;

/** A flow is not told of its own failures: it might fail again for being told. */
export async function startFlow({ flowId }: FlowConfig, message: AlertMessage): Promise<string> {
  if (message.flow?.id === flowId) return 'Left out: the alert is about the flow itself.';
  const { runId } = await runFlow(flowId, { body: JSON.stringify(message) });
  return `Run ${runId ?? ''} was started.`;
}

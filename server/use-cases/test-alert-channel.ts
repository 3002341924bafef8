/** Tells something by a channel, so that a person sees whether it comes through. */

import { sendAlert } from '#server/alert-channels/send-alert.ts';
import { AppError } from '#server/app-error.ts';
import { newId } from '#server/identifiers.ts';
import { findChannel } from '#server/repositories/alert-rules.ts';
import { noteChannelTest } from '#server/repositories/alerts.ts';

import { openConfig } from './channel-config.ts';

/** What the other side answered, or why it did not take it. Throws `NotFound`. */
export async function testAlertChannel(id: string, publicUrl: string): Promise<{ ok: boolean; answer: string }> {
  const channel = await findChannel(id);
  if (!channel) throw new AppError('NotFound', 'There is no such channel; it may have been deleted.');
  const message = {
    id: newId(),
    event: 'Firing',
    rule: `Test of “${channel.name}”`,
    flow: null,
    summary: 'Somebody tries whether alerts come through. Nothing is wrong.',
    since: new Date().toISOString(),
    resolvedAt: null,
    url: `${publicUrl}/alerts`,
  } as const;
  try {
    const answer = await sendAlert(openConfig(id, channel.config), message);
    await noteChannelTest(id, null);
    return { ok: true, answer };
  } catch (error) {
    const answer = error instanceof Error ? error.message : String(error);
    await noteChannelTest(id, answer);
    return { ok: false, answer };
  }
}

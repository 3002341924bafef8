/** Tells what is to be told of alerts; what a channel does not take is tried again, for a day. */

import type { AlertMessage } from '#core/alerts/alert-message.ts';
import { sendAlert } from '#server/alert-channels/send-alert.ts';
import { type DeliveryOutcome, type DueDelivery, deliverNext } from '#server/repositories/alerts.ts';

import { openConfig } from './channel-config.ts';

const FIRST_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 1_800_000;
const GIVE_UP_AFTER_MS = 86_400_000;

/** False when nothing is due. */
export function deliverAlert(): Promise<boolean> {
  return deliverNext(send);
}

async function send(delivery: DueDelivery): Promise<DeliveryOutcome> {
  try {
    const message: AlertMessage = JSON.parse(delivery.message);
    await sendAlert(openConfig(delivery.channelId, delivery.config), message);
    return { kind: 'sent' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason, retryAt: retryAt(delivery) };
  }
}

function retryAt({ tries, createdAt }: DueDelivery): Date | null {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** tries, LONGEST_RETRY_MS);
  const at = Date.now() + wait;
  return at > createdAt.getTime() + GIVE_UP_AFTER_MS ? null : new Date(at);
}

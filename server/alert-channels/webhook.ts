/** Tells an alert to an address of somebody else's, signed so that it can be told from one that anybody sends. */

import { createHmac } from 'node:crypto';

import type { AlertMessage } from '#core/alerts/alert-message.ts';
import type { ChannelConfig } from '#core/api/alerts.ts';

import { postJson } from './post.ts';

type WebhookConfig = Extract<ChannelConfig, { kind: 'Webhook' }>;

/**
 * `Millrace-Signature: t=SECONDS,v1=HEX`, the HMAC-SHA256 of `SECONDS.BODY` under the channel's secret. Whoever checks it
 * refuses a time that is long ago.
 */
export function signatureOf(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

export function postToWebhook({ url, secret }: WebhookConfig, message: AlertMessage): Promise<string> {
  const body = JSON.stringify(message);
  const headers: { [name: string]: string } = { 'idempotency-key': message.id };
  if (secret !== '') headers['millrace-signature'] = signatureOf(secret, body, Math.floor(Date.now() / 1000));
  return postJson({ url, body, headers });
}

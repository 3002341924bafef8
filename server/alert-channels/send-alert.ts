/** Tells an alert by a channel. It resolves with what the other side answered, and rejects with why it did not take it. */

import type { AlertMessage } from '#core/alerts/alert-message.ts';
import type { ChannelConfig } from '#core/api/alerts.ts';
import { postToSlack } from './slack.ts';
import { startFlow } from './start-flow.ts';
import { postToWebhook } from './webhook.ts';

export async function sendAlert(config: ChannelConfig, message: AlertMessage): Promise<string> {
  switch (config.kind) {
    case 'Mail': {
      // Loaded only where mails are sent.
      const { sendMail } = await import('./mail.ts');
      return sendMail(config, message);
    }
    case 'Webhook':
      return postToWebhook(config, message);
    case 'Slack':
      return postToSlack(config, message);
    case 'Flow':
      return startFlow(config, message);
  }
}

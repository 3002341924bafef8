/** Tells an alert to a chat that takes Slack's incoming webhooks, as many do. */

import { type AlertMessage, subjectOf } from '#core/alerts/alert-message.ts';
import type { ChannelConfig } from '#core/api/alerts.ts';

import { postJson } from './post.ts';

type SlackConfig = Extract<ChannelConfig, { kind: 'Slack' }>;

export function postToSlack({ url }: SlackConfig, message: AlertMessage): Promise<string> {
  const lines = [`*${escaped(subjectOf(message))}*`, escaped(message.summary), `<${message.url}|Look into it>`];
  return postJson({ url, body: JSON.stringify({ text: lines.join('\n') }) });
}

/** What Slack would read as a link or a mention. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

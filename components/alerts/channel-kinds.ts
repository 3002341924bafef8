/** The kinds of channels, and what a new one of each begins with. */

import type { ChannelConfig } from '#core/api/alerts.ts';

export const KINDS: {
  readonly [Kind in ChannelConfig['kind']]: { title: string; empty: Extract<ChannelConfig, { kind: Kind }> };
} = {
  Mail: {
    title: 'Mail',
    empty: { kind: 'Mail', host: '', port: 587, secure: false, user: '', password: '', from: '', to: '' },
  },
  Webhook: { title: 'Webhook', empty: { kind: 'Webhook', url: '', secret: '' } },
  Slack: { title: 'Slack, or what takes its webhooks', empty: { kind: 'Slack', url: '' } },
  Flow: { title: 'A flow', empty: { kind: 'Flow', flowId: '' } },
};

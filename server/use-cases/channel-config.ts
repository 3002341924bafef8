/** Where alerts go to holds secrets: it is encrypted at rest, and pages get it without them. */

import { type ChannelConfig, channelConfigSchema } from '#core/api/alerts.ts';
import { decryptSecret, encryptSecret } from '#server/secrets.ts';

export function sealConfig(channelId: string, config: ChannelConfig): string {
  return encryptSecret(JSON.stringify(config), purposeOf(channelId));
}

export function openConfig(channelId: string, sealed: string): ChannelConfig {
  return channelConfigSchema.parse(JSON.parse(decryptSecret(sealed, purposeOf(channelId))));
}

/** Secrets as empty texts. */
export function withoutSecrets(config: ChannelConfig): ChannelConfig {
  switch (config.kind) {
    case 'Mail':
      return { ...config, password: '' };
    case 'Webhook':
      return { ...config, secret: '' };
    case 'Slack':
      return { ...config, url: '' };
    case 'Flow':
      return config;
  }
}

/** Secrets that were left empty stay as they were, where the channel stays of its kind. */
export function withOldSecrets(config: ChannelConfig, old: ChannelConfig): ChannelConfig {
  if (config.kind === 'Mail' && old.kind === 'Mail') return { ...config, password: config.password || old.password };
  if (config.kind === 'Webhook' && old.kind === 'Webhook') return { ...config, secret: config.secret || old.secret };
  if (config.kind === 'Slack' && old.kind === 'Slack') return { ...config, url: config.url || old.url };
  return config;
}

function purposeOf(channelId: string): string {
  return `alert-channel:${channelId}`;
}

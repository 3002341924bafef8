/** Makes or changes a channel by which alerts are told. */

import type { ChannelConfig, SaveChannel } from '#core/api/alerts.ts';
import { AppError } from '#server/app-error.ts';
import { newId } from '#server/identifiers.ts';
import { findChannel, insertChannel, updateChannel } from '#server/repositories/alert-rules.ts';

import { openConfig, sealConfig, withOldSecrets } from './channel-config.ts';

/** The new channel's id. Throws `BadRequest` where a secret is missing that it needs. */
export async function createAlertChannel({ name, config }: SaveChannel): Promise<{ id: string }> {
  const id = newId();
  await insertChannel({ id, name, config: sealConfig(id, whole(config)) });
  return { id };
}

/** Throws `NotFound`, and `BadRequest` where a secret is missing that it needs. */
export async function changeAlertChannel(id: string, { name, config }: SaveChannel): Promise<void> {
  const known = await findChannel(id);
  const isThere =
    known &&
    (await updateChannel(id, {
      name,
      config: sealConfig(id, whole(withOldSecrets(config, openConfig(id, known.config)))),
    }));
  if (!isThere) throw new AppError('NotFound', 'There is no such channel; it may have been deleted.');
}

function whole(config: ChannelConfig): ChannelConfig {
  if (config.kind !== 'Slack' || config.url !== '') return config;
  throw new AppError('BadRequest', 'Give the address of the incoming webhook.');
}

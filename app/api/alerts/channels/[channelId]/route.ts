/** A channel of alerts. */

import { saveChannelSchema } from '#core/api/alerts.ts';
import { apiRoute, noContent, readBody } from '#server/http.ts';
import { deleteAlertPart } from '#server/use-cases/delete-alert-part.ts';
import { changeAlertChannel } from '#server/use-cases/save-alert-channel.ts';

export const PUT = apiRoute<{ channelId: string }>(async ({ params, request }) => {
  await changeAlertChannel(params.channelId, await readBody(request, saveChannelSchema));
  return noContent();
});

export const DELETE = apiRoute<{ channelId: string }>(async ({ params }) => {
  await deleteAlertPart('channels', params.channelId);
  return noContent();
});

/** A new channel of alerts. */

import { saveChannelSchema } from '#core/api/alerts.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { createAlertChannel } from '#server/use-cases/save-alert-channel.ts';

export const POST = apiRoute(async ({ request }) => {
  return Response.json(await createAlertChannel(await readBody(request, saveChannelSchema)), { status: 201 });
});

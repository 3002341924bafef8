/** Sends something by a channel, to see whether it comes through. */

import { webSettings } from '#server/auth/web-settings.ts';
import { apiRoute } from '#server/http.ts';
import { testAlertChannel } from '#server/use-cases/test-alert-channel.ts';

export const POST = apiRoute<{ channelId: string }>(async ({ params }) => {
  return Response.json(await testAlertChannel(params.channelId, webSettings().publicUrl));
});

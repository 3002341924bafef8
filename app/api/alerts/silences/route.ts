/** Alerts that nobody is to be told of for a while. */

import { silenceSchema } from '#core/api/alerts.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { silenceAlert } from '#server/use-cases/silence-alert.ts';

export const POST = apiRoute(async ({ request, signedIn }) => {
  const silence = await readBody(request, silenceSchema);
  return Response.json(await silenceAlert(silence, signedIn.user.id), { status: 201 });
});

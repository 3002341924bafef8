/** The owner's account, made on the first visit. */

import { setupSchema } from '#core/api/account.ts';
import { webSettings } from '#server/auth/web-settings.ts';
import { openApiRoute, readBody } from '#server/http.ts';
import { setUpOwner } from '#server/use-cases/set-up-owner.ts';

export const POST = openApiRoute(async ({ request }) => {
  await setUpOwner(await readBody(request, setupSchema), webSettings().setupCode);
  return new Response(null, { status: 201 });
});

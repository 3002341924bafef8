/** The signed-in person's own account. */

import { type AccountDetail, changeAccountSchema } from '#core/api/account.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { changeAccount } from '#server/use-cases/change-account.ts';
import { listSessions } from '#server/use-cases/list-sessions.ts';

export const GET = apiRoute(async ({ signedIn }) => {
  const { name, email } = signedIn.user;
  return Response.json({ name, email, sessions: await listSessions(signedIn) } satisfies AccountDetail);
});

export const PATCH = apiRoute(async ({ request, signedIn }) => {
  const { name, email } = await changeAccount(signedIn.user.id, await readBody(request, changeAccountSchema));
  return Response.json({ name, email, sessions: await listSessions(signedIn) } satisfies AccountDetail);
});

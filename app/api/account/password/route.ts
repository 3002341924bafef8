/** A new password for the signed-in person. */

import { changePasswordSchema } from '#core/api/account.ts';
import { apiRoute, noContent, readBody } from '#server/http.ts';
import { changePassword } from '#server/use-cases/change-password.ts';

export const POST = apiRoute(async ({ request, signedIn }) => {
  await changePassword(signedIn, await readBody(request, changePasswordSchema));
  return noContent();
});

/** One of the browsers the signed-in person is signed in with. */

import { apiRoute, noContent } from '#server/http.ts';
import { endSession } from '#server/use-cases/end-session.ts';

export const DELETE = apiRoute<{ sessionId: string }>(async ({ params, signedIn }) => {
  await endSession(signedIn.user.id, params.sessionId);
  return noContent();
});

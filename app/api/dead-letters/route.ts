/** Runs that failed for good, and what people do with them. */

import { changeDeadLettersSchema } from '#core/api/failures.ts';
import { apiRoute, noContent, readBody } from '#server/http.ts';
import { changeDeadLetters } from '#server/use-cases/change-dead-letters.ts';
import { letterQuerySchema, listDeadLetters } from '#server/use-cases/list-dead-letters.ts';

export const GET = apiRoute(async ({ query }) => {
  return Response.json(await listDeadLetters(letterQuerySchema.parse(Object.fromEntries(query))));
});

export const PATCH = apiRoute(async ({ request, signedIn }) => {
  await changeDeadLetters(await readBody(request, changeDeadLettersSchema), signedIn.user.id);
  return noContent();
});

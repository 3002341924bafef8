/** A silence that ends before its time. */

import { apiRoute, noContent } from '#server/http.ts';
import { deleteAlertPart } from '#server/use-cases/delete-alert-part.ts';

export const DELETE = apiRoute<{ silenceId: string }>(async ({ params }) => {
  await deleteAlertPart('silences', params.silenceId);
  return noContent();
});

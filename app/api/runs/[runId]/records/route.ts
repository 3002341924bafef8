/** The records of one iteration. */

import { apiRoute } from '#server/http.ts';
import { listRecords } from '#server/use-cases/list-records.ts';

export const GET = apiRoute<{ runId: string }>(async ({ params, query }) => {
  return Response.json({ records: await listRecords(params.runId, query.get('repetition') ?? '') });
});

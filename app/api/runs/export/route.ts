/** All runs that pass a filter, as a file that is made while it is taken. */

import { apiRoute, textStream } from '#server/http.ts';
import { exportQuerySchema, exportRuns } from '#server/use-cases/export-runs.ts';

export const GET = apiRoute(async ({ query }) => {
  const { format, ...filter } = exportQuerySchema.parse(Object.fromEntries(query));
  const { type, pieces } = exportRuns(filter, format);
  const day = new Date().toISOString().slice(0, 10);
  return new Response(textStream(pieces), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="runs-${day}.${format}"`,
      'cache-control': 'no-store',
    },
  });
});

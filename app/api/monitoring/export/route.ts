/** The figures of flows, steps, operations and remote hosts as a CSV file. */

import { RUN_SPANS, type RunSpan } from '#core/api/run-filter.ts';
import { AppError } from '#server/app-error.ts';
import { apiRoute } from '#server/http.ts';
import { exportMetrics } from '#server/use-cases/export-metrics.ts';

export const GET = apiRoute(async ({ query }) => {
  const within = query.get('within') ?? '';
  if (!Object.hasOwn(RUN_SPANS, within)) {
    throw new AppError('BadRequest', `within has to be one of ${Object.keys(RUN_SPANS).join(', ')}.`);
  }
  return new Response(await exportMetrics({ within: within as RunSpan, flowId: query.get('flowId') ?? undefined }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="figures-${within}.csv"`,
    },
  });
});

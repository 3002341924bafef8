/** Inputs and outputs of one step, or of the trigger; the whole of one side as a download. */

import { apiRoute, textStream } from '#server/http.ts';
import { downloadRunValue, getRunValues, valuesQuerySchema } from '#server/use-cases/get-run-values.ts';

export const GET = apiRoute<{ runId: string }>(async ({ params, query }) => {
  const values = valuesQuerySchema.parse(Object.fromEntries(query));
  if (!values.download) return Response.json(await getRunValues(params.runId, values));
  const pieces = await downloadRunValue(params.runId, values);
  const name = `${values.trigger ? 'trigger' : (values.action ?? 'value')}-${values.side}.json`;
  return new Response(textStream(pieces), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
});

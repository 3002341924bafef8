/** One run. */

import { apiRoute } from '#server/http.ts';
import { getRun } from '#server/use-cases/get-run.ts';

export const GET = apiRoute<{ runId: string }>(async ({ params }) => Response.json(await getRun(params.runId)));

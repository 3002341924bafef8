/** The examples a flow can start from. */

import { apiRoute } from '#server/http.ts';
import { listExamples } from '#server/use-cases/list-examples.ts';

export const GET = apiRoute(async () => Response.json(listExamples()));

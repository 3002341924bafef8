/** One example with its definition. */

import { apiRoute } from '#server/http.ts';
import { getExample } from '#server/use-cases/get-example.ts';

export const GET = apiRoute<{ exampleId: string }>(async ({ params }) => Response.json(getExample(params.exampleId)));

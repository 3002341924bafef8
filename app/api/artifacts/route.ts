/** All maps and schemas. */

import { apiRoute } from '#server/http.ts';
import { listArtifacts } from '#server/use-cases/list-artifacts.ts';

export const GET = apiRoute(async () => Response.json(await listArtifacts()));

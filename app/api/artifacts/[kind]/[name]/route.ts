/** One map or schema. */

import { artifactKindSchema, artifactNameSchema, saveArtifactSchema } from '#core/api/artifacts.ts';
import { apiRoute, noContent, readBody } from '#server/http.ts';
import { deleteArtifact } from '#server/use-cases/delete-artifact.ts';
import { getArtifact } from '#server/use-cases/get-artifact.ts';
import { saveArtifact } from '#server/use-cases/save-artifact.ts';

type Params = { kind: string; name: string };

export const GET = apiRoute<Params>(async ({ params }) => Response.json(await getArtifact(params.kind, params.name)));

export const PUT = apiRoute<Params>(async ({ request, params }) => {
  const kind = artifactKindSchema.parse(params.kind);
  const name = artifactNameSchema.parse(params.name);
  await saveArtifact({ kind, name, ...(await readBody(request, saveArtifactSchema)) });
  return noContent();
});

export const DELETE = apiRoute<Params>(async ({ params }) => {
  await deleteArtifact(params.kind, params.name);
  return noContent();
});

/** A file of Logic Apps or Power Automate, as the body or in a form → flows. */

import { apiRoute } from '#server/http.ts';
import { readUpload } from '#server/read-upload.ts';
import { importFlow } from '#server/use-cases/import-flow.ts';

export const POST = apiRoute(async ({ request, query }) => {
  const { bytes, fileName } = await readUpload(request, query.get('name') ?? 'Imported flow');
  const isPreview = query.get('preview') === 'true';
  const result = await importFlow({ bytes, fileName, isPreview });
  return Response.json(result, { status: isPreview ? 200 : 201 });
});

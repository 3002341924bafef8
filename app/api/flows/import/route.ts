/** A file of Logic Apps or Power Automate → flows. */

import { apiRoute } from '#server/http.ts';
import { readUpload } from '#server/read-upload.ts';
import { importFlow } from '#server/use-cases/import-flow.ts';

export const POST = apiRoute(async ({ request, query }) => {
  const bytes = await readUpload(request);
  const fileName = query.get('name') ?? 'Imported flow';
  const isPreview = query.get('preview') === 'true';
  const withTexts = query.get('texts') === 'true';
  const result = await importFlow({ bytes, fileName, isPreview, withTexts });
  return Response.json(result, { status: isPreview ? 200 : 201 });
});

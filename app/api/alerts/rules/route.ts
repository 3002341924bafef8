/** A new rule of alerts. */

import { saveAlertRuleSchema } from '#core/api/alerts.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { createAlertRule } from '#server/use-cases/save-alert-rule.ts';

export const POST = apiRoute(async ({ request }) => {
  return Response.json(await createAlertRule(await readBody(request, saveAlertRuleSchema)), { status: 201 });
});

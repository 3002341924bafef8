/** A rule of alerts. */

import { saveAlertRuleSchema } from '#core/api/alerts.ts';
import { apiRoute, noContent, readBody } from '#server/http.ts';
import { deleteAlertPart } from '#server/use-cases/delete-alert-part.ts';
import { changeAlertRule } from '#server/use-cases/save-alert-rule.ts';

export const PUT = apiRoute<{ ruleId: string }>(async ({ params, request }) => {
  await changeAlertRule(params.ruleId, await readBody(request, saveAlertRuleSchema));
  return noContent();
});

export const DELETE = apiRoute<{ ruleId: string }>(async ({ params }) => {
  await deleteAlertPart('rules', params.ruleId);
  return noContent();
});

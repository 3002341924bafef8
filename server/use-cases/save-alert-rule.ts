/** Makes or changes a rule of alerts. */

import type { SaveAlertRule } from '#core/api/alerts.ts';
import { AppError } from '#server/app-error.ts';
import { newId } from '#server/identifiers.ts';
import { insertAlertRule, updateAlertRule } from '#server/repositories/alert-rules.ts';

/** The new rule's id. */
export async function createAlertRule(rule: SaveAlertRule): Promise<{ id: string }> {
  const id = newId();
  await insertAlertRule(id, valuesOf(rule));
  return { id };
}

/** Throws `NotFound`. */
export async function changeAlertRule(id: string, rule: SaveAlertRule): Promise<void> {
  if (await updateAlertRule(id, valuesOf(rule))) return;
  throw new AppError('NotFound', 'There is no such rule; it may have been deleted.');
}

function valuesOf({ condition, ...rule }: SaveAlertRule) {
  return { ...rule, condition: JSON.stringify(condition) };
}

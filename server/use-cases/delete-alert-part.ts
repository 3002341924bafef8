/** Deletes a rule with its alerts, a channel, or a silence before its time. */

import { AppError } from '#server/app-error.ts';
import { deleteAlertRuleRow, deleteChannelRow, deleteSilenceRow } from '#server/repositories/alert-rules.ts';

const DELETE = { rules: deleteAlertRuleRow, channels: deleteChannelRow, silences: deleteSilenceRow } as const;

/** Throws `NotFound`. */
export async function deleteAlertPart(part: keyof typeof DELETE, id: string): Promise<void> {
  if (await DELETE[part](id)) return;
  throw new AppError('NotFound', 'It is not there any more; somebody may have deleted it.');
}

/** Lets alerts of a rule, or of a rule and flow, be told to nobody for a while. They are still shown. */

import type { z } from 'zod';

import type { silenceSchema } from '#core/api/alerts.ts';
import { newId } from '#server/identifiers.ts';
import { insertSilence } from '#server/repositories/alert-rules.ts';

export async function silenceAlert(
  { minutes, ...silence }: z.output<typeof silenceSchema>,
  createdById: string,
  now = new Date(),
): Promise<{ id: string }> {
  const id = newId();
  await insertSilence({ id, ...silence, until: new Date(now.getTime() + minutes * 60_000), createdById });
  return { id };
}

/** Makes the draft the version that runs. */

import { z } from 'zod';
import { publishFlow } from '#components/designer/api.ts';
import type { Save } from '#components/designer/saving.ts';
import type { DesignerStore } from '#components/designer/store.ts';
import { RequestError } from '#components/shell/request-json.ts';

const refusalSchema = z.object({
  problems: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      pointer: z.string(),
      range: z.object({ start: z.number(), end: z.number() }).optional(),
      action: z.string().optional(),
    }),
  ),
});

export type PublishOutcome =
  | { kind: 'published'; number: number | null }
  | { kind: 'refused'; count: number }
  | { kind: 'unsaved' };

/** Saves first. What the server refuses goes to the list of problems. Throws `RequestError` on all else. */
export async function publish(
  store: DesignerStore,
  { save, comment }: { save: Save; comment: string },
): Promise<PublishOutcome> {
  if (!(await save())) return { kind: 'unsaved' };
  const { flow, revision, actions } = store.getState();
  try {
    const published = await publishFlow(flow.id, { revision, ...(comment === '' ? {} : { comment }) });
    actions.setFlow(published);
    return { kind: 'published', number: published.publishedNumber };
  } catch (error) {
    if (!(error instanceof RequestError) || error.code !== 'DefinitionInvalid') throw error;
    const refusal = refusalSchema.safeParse(error.details);
    if (!refusal.success) throw error;
    const { problems } = refusal.data;
    actions.setRefused(
      problems.map(({ range, action, ...rest }) => ({
        ...rest,
        ...(range && { range }),
        ...(action !== undefined && { action }),
      })),
    );
    return { kind: 'refused', count: problems.length };
  }
}

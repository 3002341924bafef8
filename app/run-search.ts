/** The filter of a list of runs as it stands in the address of the page. What makes no sense there is ignored. */

import { type RunQuery, runQuerySchema } from '#server/use-cases/list-runs.ts';

export type RunSearch = { [name: string]: string | string[] | undefined };

const searchSchema = runQuerySchema.pick({ status: true, before: true });

export function readRunSearch(search: RunSearch): Pick<RunQuery, 'status' | 'before' | 'limit'> {
  const parsed = searchSchema.safeParse(search);
  const { status, before } = parsed.success ? parsed.data : {};
  return { status, before, limit: PAGE_SIZE };
}

const PAGE_SIZE = 50;

/** What the pages and the server say to each other about filters of runs that a person has saved under a name. */

import { z } from 'zod';

const name = z.string().trim().min(1, 'Enter a name.').max(80, 'A name has at most 80 characters.');

/** GET /api/runs/filters → `{ filters }`: the person's own, by name. POST with `saveRunFilterSchema` → 201 and the new one. */
export const savedRunFilterSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The query of the address of the list, without its question mark. */
  query: z.string(),
});
export type SavedRunFilter = z.infer<typeof savedRunFilterSchema>;

export const saveRunFilterSchema = z.object({ name, query: z.string().max(4_000) });
export type SaveRunFilterRequest = z.infer<typeof saveRunFilterSchema>;

/** PATCH /api/runs/filters/:id → the filter; DELETE → 204. Both 404 for a filter of somebody else; 409 `NameTaken`. */
export const renameRunFilterSchema = z.object({ name });

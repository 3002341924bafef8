/** What the pages and the server say to each other about artifacts: the maps and schemas that steps name. */

import { z } from 'zod';

export const ARTIFACT_KINDS = ['Map', 'Schema'] as const;
export const artifactKindSchema = z.enum(ARTIFACT_KINDS, 'An artifact is a Map or a Schema.');
export type ArtifactKind = z.infer<typeof artifactKindSchema>;

export const artifactNameSchema = z
  .string()
  .trim()
  .min(1, 'Give the artifact a name.')
  .max(80, 'A name has at most 80 characters.')
  .regex(/^[^/\\?#%]+$/, 'A name has no slashes and none of ? # %.');

const MAX_ARTIFACT_LENGTH = 8_000_000;

/** GET /api/artifacts → ArtifactSummary[], by name. `size` counts characters. */
export const artifactSummarySchema = z.object({
  kind: artifactKindSchema,
  name: z.string(),
  size: z.number(),
  /** Milliseconds since the epoch. */
  updatedAt: z.number(),
});
export type ArtifactSummary = z.infer<typeof artifactSummarySchema>;

/**
 * GET, PUT and DELETE /api/artifacts/:kind/:name. PUT replaces what is there only when `replace` says so, else 409
 * `ArtifactExists`.
 */
export const artifactContentSchema = z.object({ content: z.string() });
export const saveArtifactSchema = z.object({
  content: z
    .string()
    .min(1, 'The artifact is empty.')
    .max(MAX_ARTIFACT_LENGTH, `An artifact has at most ${MAX_ARTIFACT_LENGTH} characters.`),
  replace: z.boolean(),
});
export type SaveArtifactRequest = z.infer<typeof saveArtifactSchema>;

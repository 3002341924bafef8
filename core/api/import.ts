/** What pages and server say to each other about importing files with definitions. */

import { z } from 'zod';

import { artifactKindSchema } from './artifacts.ts';

const importedFlowSchema = z.object({
  /** The new flow; null in a preview. */
  id: z.string().nullable(),
  name: z.string(),
  /** The file it came from, inside a package its path. */
  file: z.string(),
  format: z.enum(['definition', 'standard', 'resource', 'template', 'powerAutomate']),
  triggerType: z.string().nullable(),
  actionCount: z.number(),
  /** `value`: one came with the file; `default`: the definition has one; `missing`: has to be given before it runs. */
  parameters: z.array(z.object({ name: z.string(), type: z.string(), from: z.enum(['value', 'default', 'missing']) })),
  connections: z.array(z.object({ name: z.string(), connector: z.string().nullable() })),
  /** Application settings that its expressions read. */
  settings: z.array(z.string()),
  /** Maps and schemas that its steps name and that are not among the artifacts. */
  artifacts: z.array(z.object({ kind: artifactKindSchema, name: z.string() })),
  /** Template expressions that have to be filled in by hand. */
  open: z.array(z.string()),
  /** What checking the definition finds. */
  errors: z.number(),
  warnings: z.number(),
  /** What a draft would be made of; left out unless it was asked for. */
  texts: z.object({ definition: z.string(), parameters: z.string() }).optional(),
});
export type ImportedFlow = z.infer<typeof importedFlowSchema>;

/**
 * POST /api/flows/import?name=FILE: the JSON file itself as the body, or any file as a JSON text in base64. With
 * `&preview=true` nothing is made, and with `&texts=true` the texts of the definitions are told. 400 `BadRequest` when nothing in it is a definition, 413 `BodyTooLarge`.
 */
export const importResultSchema = z.object({
  flows: z.array(importedFlowSchema),
  /** Files of a package that look like definitions but cannot be taken, and why. */
  failed: z.array(z.object({ file: z.string(), message: z.string() })),
});
export type ImportResult = z.infer<typeof importResultSchema>;

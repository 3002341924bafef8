/** What the threads of the pool can do; each engine is loaded by the first task that needs it. */

import type { convertFlatFile } from '#connectors/flat-file/convert-flat-file.ts';
import type { runScript } from '#connectors/inline-code/run-script.ts';
import type { renderTemplate } from '#connectors/liquid/render-template.ts';
import type { composeDocument } from '#connectors/xml/compose-document.ts';
import type { parseDocument } from '#connectors/xml/parse-document.ts';
import type { transformDocument } from '#connectors/xml/transform-document.ts';
import type { validateDocument } from '#connectors/xml/validate-document.ts';

/** `limit`: milliseconds it may take. A task that throws costs its thread; what users did wrong is a result. */
type Task<Input, Result> = (input: Input, limit: number) => Promise<Result>;

type Tasks = {
  script: typeof runScript;
  liquid: typeof renderTemplate;
  validation: typeof validateDocument;
  transformation: typeof transformDocument;
  parse: typeof parseDocument;
  composition: typeof composeDocument;
  flatFile: typeof convertFlatFile;
};

export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
export type TaskRequest = { name: TaskName; input: unknown; limit: number };

const LOADERS: { [Name in TaskName]: () => Promise<Tasks[Name]> } = {
  script: async () => (await import('#connectors/inline-code/run-script.ts')).runScript,
  liquid: async () => (await import('#connectors/liquid/render-template.ts')).renderTemplate,
  validation: async () => (await import('#connectors/xml/validate-document.ts')).validateDocument,
  transformation: async () => (await import('#connectors/xml/transform-document.ts')).transformDocument,
  parse: async () => (await import('#connectors/xml/parse-document.ts')).parseDocument,
  composition: async () => (await import('#connectors/xml/compose-document.ts')).composeDocument,
  flatFile: async () => (await import('#connectors/flat-file/convert-flat-file.ts')).convertFlatFile,
};

export async function taskOf(name: TaskName): Promise<Task<unknown, unknown>> {
  // The pool sends each task the input of its own type.
  return (await LOADERS[name]()) as Task<unknown, unknown>;
}

/** What the threads of the pool can do; each engine is loaded by the first task that needs it. */

import type { runScript } from '#connectors/inline-code/run-script.ts';
import type { renderTemplate } from '#connectors/liquid/render-template.ts';
import type { validateDocument } from '#connectors/xml/validate-document.ts';

/** `limit`: milliseconds it may take. A task that throws costs its thread; what users did wrong is a result. */
type Task<Input, Result> = (input: Input, limit: number) => Promise<Result>;

type Tasks = { script: typeof runScript; liquid: typeof renderTemplate; validation: typeof validateDocument };

export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
export type TaskRequest = { name: TaskName; input: unknown; limit: number };

const LOADERS: { [Name in TaskName]: () => Promise<Tasks[Name]> } = {
  script: async () => (await import('#connectors/inline-code/run-script.ts')).runScript,
  liquid: async () => (await import('#connectors/liquid/render-template.ts')).renderTemplate,
  validation: async () => (await import('#connectors/xml/validate-document.ts')).validateDocument,
};

export async function taskOf(name: TaskName): Promise<Task<unknown, unknown>> {
  // The pool sends each task the input of its own type.
  return (await LOADERS[name]()) as Task<unknown, unknown>;
}

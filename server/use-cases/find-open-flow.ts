/** Finds the flow that an action of another run names, and says to that action why it cannot be reached. */

import { AppError } from '#server/app-error.ts';
import { loadPublishedFlow, type PublishedFlow, type PublishedVersion } from '#server/published-flows.ts';
import { findFlowIds } from '#server/repositories/flow-calls.ts';

/** Why an action is refused; the code is what it fails with. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** What the action's author did wrong is told to the action; what is ours is thrown, and tried again. */
export function refusalIn(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof AppError && error.httpStatus < 500) {
    return new Refusal(error.httpStatus, error.code, error.message);
  }
  throw error;
}

/** The flow of that id or name, published and enabled. Throws `Refusal`. */
export async function findOpenFlow(given: string): Promise<{ flow: PublishedFlow; version: PublishedVersion }> {
  const flow = await findFlow(given);
  const { name, enabled, version } = flow;
  if (!version) throw notFound(`The flow '${name}' is not published yet: publish it to reach it.`);
  if (enabled) return { flow, version };
  throw new Refusal(409, 'NestedWorkflowDisabled', `The flow '${name}' is disabled: enable it to reach it.`);
}

/** The id stands alone, or behind the last `/workflows/` of a path, as does the name. */
async function findFlow(given: string): Promise<PublishedFlow> {
  const name = decodedEnd(given);
  // The database knows no NUL.
  const [flowId, ...others] = name.includes('\0') ? [] : await findFlowIds(name);
  if (others.length > 0) {
    throw notFound(`There are ${others.length + 1} flows called '${name}': name the one that is meant by its id.`);
  }
  const flow = flowId === undefined ? undefined : await loadPublishedFlow(flowId);
  if (flow) return flow;
  throw notFound(
    `There is no flow '${name.slice(0, 120)}': 'host.workflow.id' has to be the id or the name of a flow here.`,
  );
}

function decodedEnd(given: string): string {
  const [, end = given] = /\/workflows\/([^/]+)\/?$/i.exec(given) ?? [];
  return end.replace(/^\/+|\/+$/g, '');
}

function notFound(message: string): Refusal {
  return new Refusal(404, 'NestedWorkflowNotFound', message);
}

/** Makes a flow: empty, from an example, or from the text of a definition. */

import type { CreateFlowRequest, FlowDetail } from '#core/api/flows.ts';
import { AppError } from '#server/app-error.ts';
import { EMPTY_DEFINITION, findExample } from '#server/examples/index.ts';
import { newId } from '#server/identifiers.ts';
import { insertFlow } from '#server/repositories/flows.ts';

import { getFlow } from './get-flow.ts';

/** Throws `NotFound` for an example that does not exist. */
export async function createFlow(request: CreateFlowRequest): Promise<FlowDetail> {
  const id = newId();
  await insertFlow({ id, name: request.name, draft: definitionFor(request), parameters: '{}' });
  return getFlow(id);
}

function definitionFor({ example, definition }: CreateFlowRequest): string {
  if (example === undefined) return definition ?? EMPTY_DEFINITION;
  const found = findExample(example);
  if (!found) throw new AppError('NotFound', `There is no example '${example}'.`);
  return found.definition;
}

/** Makes the saved draft the version that runs from now on, if nothing is wrong with it. */

import type { FlowDetail, PublishFlowRequest } from '#core/api/flows.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { triggerConcurrency } from '#core/definition/trigger-concurrency.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { ValueObject } from '#core/json/value.ts';
import { encodeWire } from '#core/json/wire.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';
import { AppError } from '#server/app-error.ts';
import { flowLimits } from '#server/flow-limits.ts';
import { newId } from '#server/identifiers.ts';
import { needsCarrier } from '#server/needs-carrier.ts';
import { publishVersion } from '#server/repositories/flow-versions.ts';
import type { FlowRow } from '#server/repositories/flows.ts';

import { getFlow } from './get-flow.ts';
import { requireFlow } from './require-flow.ts';
import { draftConflict } from './save-draft.ts';

export type Publication = { flowId: string; userId: string; request: PublishFlowRequest };

/** Throws `NotFound`, `DraftConflict`, and `DefinitionInvalid` with all problems in its details. */
export async function publishFlow({ flowId, userId, request }: Publication, now = new Date()): Promise<FlowDetail> {
  const flow = await requireFlow(flowId);
  if (flow.draftRevision !== request.revision) throw draftConflict(flow);
  const { definition, kind, parameters } = checkDraft(flow);
  const isPublished = await publishVersion(
    {
      id: newId(),
      flowId,
      definition: flow.draft,
      parameters: encodeWire(parameters),
      kind,
      needsCarrier: needsCarrier(definition),
      concurrency: triggerConcurrency(definition),
      draftRevision: flow.draftRevision,
      comment: request.comment,
      publishedById: userId,
    },
    now,
  );
  if (!isPublished) throw draftConflict(await requireFlow(flowId));
  return getFlow(flowId);
}

function checkDraft(flow: FlowRow) {
  const parameters = readParameters(flow.parameters);
  const problems = validateDefinition(flow.draft, { parameters, limits: flowLimits() });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const { definition, kind } = parseDefinition(flow.draft);
  if (errors.length > 0 || !definition) {
    const count = errors.length === 1 ? 'One problem keeps' : `${errors.length} problems keep`;
    throw new AppError('DefinitionInvalid', `${count} this flow from being published.`, { problems });
  }
  return { definition, kind, parameters };
}

/** Throws `BadRequest` when the text is no JSON object. */
function readParameters(text: string): ValueObject {
  try {
    const value = parseJson(text);
    if (isObject(value)) return value;
  } catch {
    // Falls through to the same message: which character is wrong shows in the editor.
  }
  throw new AppError('BadRequest', 'The parameters\' values are not a JSON object such as {"name": "value"}.');
}

/** Activity `evaluateStored`: an evaluation that looks inside stored values (architecture, rule 8). */

import type { EvaluationRequest } from '#core/interpreter/host.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { evaluateStored as evaluate } from '#server/evaluate-stored.ts';
import { storeBigParts } from '#server/payload-store.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

export const evaluateStored: CarrierActivities['evaluateStored'] = async ({ request }) => {
  // The carrier wrote it from an EvaluationRequest.
  const outcome = await evaluate(decodeWire(request) as unknown as EvaluationRequest);
  return 'failure' in outcome ? outcome : { value: encodeWire(await storeBigParts(outcome.value)) };
};

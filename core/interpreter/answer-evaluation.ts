/** The other end of `Host.evaluate`: evaluates a request whose stored values have been loaded into its snapshot. */

import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { contextFromSnapshot, type EvaluationSource } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate, placeInTemplate } from '#core/expressions/template.ts';
import { validateJson } from '#core/json-schema/validate-json.ts';
import type { EvaluationOutcome, EvaluationRequest } from './host.ts';
import { schemaFailure } from './schema-failure.ts';

/** Throws `PayloadNeeded` when a value it looks into is still only referred to. */
export function answerEvaluation(request: EvaluationRequest, source: EvaluationSource): EvaluationOutcome {
  try {
    const value = evaluateTemplate(request.template, contextFromSnapshot(request.snapshot, source));
    if (request.schema === undefined) return { value };
    const problems = validateJson(request.schema, value);
    return problems.length === 0 ? { value } : { failure: schemaFailure(problems) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const place = placeInTemplate(request.template, error);
    return { failure: { code: error.code, message: describeError(error), place } };
  }
}

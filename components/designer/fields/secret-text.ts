/** Whether a secret stands readable in a definition, and what the parameter is called that takes it. */

import { isExpression } from '#core/actions/input-schemas.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { freeName } from '#core/definition/unique-name.ts';
import type { Value } from '#core/json/value.ts';

/** A text without an expression: whoever reads the definition reads it. */
export function isLiteralSecret(value: Value | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '' && !isExpression(value);
}

/** For example `Call_API_password`; free in the flow. */
export function secretParameterName(definition: WorkflowDefinition, step: string, label: string): string {
  const wish = `${step}_${label}`.replaceAll(/[^\p{L}\p{N}]+/gu, '_').toLowerCase();
  const taken = new Set(Object.keys(definition.parameters ?? {}).map((name) => name.toLowerCase()));
  return freeName(taken, wish);
}

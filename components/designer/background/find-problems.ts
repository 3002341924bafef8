/** All findings about the text: those of validation, and those the server told when it refused this very text. */

import type { DesignerState } from '#components/designer/store.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { LimitSettings } from '#core/limits.ts';
import type { Problem } from '#core/validation/problem.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';

/** Plain data, so that it can be sent to a worker. */
export type ProblemsInput = Pick<DesignerState, 'text' | 'parametersText' | 'refused'> & {
  limits?: LimitSettings | undefined;
};

/** Worst first, each once. */
export function findProblems({ text, refused, parametersText, limits = {} }: ProblemsInput): Problem[] {
  const own = validateDefinition(text, { parameters: readParameters(parametersText), limits });
  const known = new Set(own.map(identity));
  const more = refused?.text === text ? refused.problems.filter((problem) => !known.has(identity(problem))) : [];
  return [...own, ...more].sort((a, b) => rank(a) - rank(b));
}

const identity = ({ code, pointer, message }: Problem) => `${code} ${pointer} ${message}`;
const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);

/** Values given for the definition's parameters; none while their text is broken. */
export function readParameters(text: string): ValueObject {
  try {
    const value = parseJson(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** What an edit breaks, told before it is kept: the errors of the text after it that the text before it has not. */

import type { Problem } from '#core/validation/problem.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';

export type Broken = {
  /** The code of the validation rule: ReferenceNotUpstream, OutsideLoop, NestedVariable, ResponseInLoop … */
  code: string;
  /** The action (or trigger, or output) that does not work any more; empty when it is the definition as a whole. */
  action: string;
  /** The name it refers to; undefined when the error is no reference. */
  reference: string | undefined;
  why: string;
  /** Where it stands in the text after the edit. */
  pointer: string;
};

/** Works for every edit: pass the text before and the text it would give. In the order of the text. */
export function brokenBy(before: string, after: string): Broken[] {
  if (before === after) return [];
  const known = new Map<string, number>();
  for (const problem of errorsIn(before)) known.set(identity(problem), (known.get(identity(problem)) ?? 0) + 1);
  const fresh = errorsIn(after).filter((problem) => {
    const left = known.get(identity(problem)) ?? 0;
    known.set(identity(problem), left - 1);
    return left <= 0;
  });
  return fresh.map((problem) => ({
    code: problem.code,
    action: problem.action ?? '',
    reference: referenceOf(after, problem),
    why: problem.message,
    pointer: problem.pointer,
  }));
}

function errorsIn(text: string): Problem[] {
  return validateDefinition(text).filter(({ severity }) => severity === 'error');
}

// Places change when steps move; what is wrong with whom does not.
function identity({ code, action, message }: Problem): string {
  return JSON.stringify([code, action, message]);
}

/** The name in quotes that the problem marks. */
function referenceOf(text: string, { range }: Problem): string | undefined {
  const marked = range ? text.slice(range.start, range.end) : '';
  return /^'(.*)'$/s.exec(marked)?.[1]?.replaceAll("''", "'");
}

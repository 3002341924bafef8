/**
 * Everything that is wrong, or will surprise its author, in the text of a definition (WDL reference 18). One rule per
 * file; the designer marks the findings, and publishing is refused while there is an error.
 */

import { nodeAt } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { createUpstream } from '#core/definition/upstream.ts';
import { indexActions, walkActions } from '#core/definition/walk.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { LimitSettings } from '#core/limits.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './problem-at.ts';
import type { Finding, RuleContext } from './rule.ts';
import { RULES } from './rules/index.ts';
import { referenceUses, templatesOf } from './templates.ts';

type ValidateOptions = {
  /** Values given for the definition's parameters; left out when they are not known. */
  parameters?: ValueObject;
  /** What is set in the place of our own limits. */
  limits?: LimitSettings;
};

/** Never throws. Broken JSON comes first, because other findings may follow from it; then the order of the text. */
export function validateDefinition(text: string, options: ValidateOptions = {}): Problem[] {
  const { definition, kind, root, problems, document } = parseDefinition(text);
  const node = nodeAt(document.root, root);
  if (!definition || !node) return problems;
  const actions = walkActions(definition);
  const found = [...problems];
  const report = ({ path, severity = 'error', ...finding }: Finding): void => {
    found.push(problemAt(document.root, { ...finding, severity, path: [...root, ...path] }));
  };
  const templates = templatesOf({ node, definition, actions });
  const index = indexActions(actions);
  const context: RuleContext = {
    text,
    node,
    definition,
    kind,
    isWrapped: root.length > 0,
    actions,
    index,
    templates,
    references: referenceUses(text, templates),
    upstream: createUpstream(index),
    parameters: options.parameters,
    limits: options.limits ?? {},
    report,
  };
  for (const rule of RULES) rule(context);
  return withoutRepetitions(found).sort(
    (a, b) => Number(b.code === 'InvalidJson') - Number(a.code === 'InvalidJson') || startOf(a) - startOf(b),
  );
}

function startOf({ range }: Problem): number {
  return range?.start ?? 0;
}

/** Where a text breaks off, each container that is left open says the same at the same place. */
function withoutRepetitions(problems: Problem[]): Problem[] {
  const identity = ({ code, message, pointer, range }: Problem) => JSON.stringify([code, message, pointer, range]);
  return [...new Map(problems.map((problem) => [identity(problem), problem])).values()];
}

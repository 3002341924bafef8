/**
 * Everything that is wrong, or will surprise its author, in the text of a definition (WDL reference 18). One rule per
 * file; the designer marks the findings, and publishing is refused while there is an error.
 */

import { nodeAt } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { createUpstream } from '#core/definition/upstream.ts';
import { indexActions, walkActions } from '#core/definition/walk.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { Problem } from './problem.ts';
import { problemAt } from './problem-at.ts';
import type { Finding, RuleContext } from './rule.ts';
import { RULES } from './rules/index.ts';
import { referenceUses, templatesOf } from './templates.ts';

type ValidateOptions = {
  /** Values given for the definition's parameters; left out when they are not known. */
  parameters?: ValueObject;
};

/** Never throws. Problems come in the order of the text. */
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
    report,
  };
  for (const rule of RULES) rule(context);
  return found.sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
}

/** What a rule gets to look at, and how it reports. A rule never throws, whatever the definition looks like. */

import type { JsonNode } from '#core/definition/json-node.ts';
import type { FlowKind, WorkflowDefinition } from '#core/definition/types.ts';
import type { Upstream } from '#core/definition/upstream.ts';
import type { ActionIndex, LocatedAction } from '#core/definition/walk.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { LimitSettings } from '#core/limits.ts';
import type { Problem } from './problem.ts';
import type { ReferenceUse, TemplateString } from './templates.ts';

export type Finding = Omit<Problem, 'pointer' | 'severity'> & {
  /** An error unless said otherwise. */
  severity?: Problem['severity'];
  /** From the root of the definition. */
  path: readonly (string | number)[];
};

export type RuleContext = {
  text: string;
  /** The node of the definition. */
  node: JsonNode;
  definition: WorkflowDefinition;
  kind: FlowKind;
  /** The text is `{definition, kind}`, as in a Standard project. */
  isWrapped: boolean;
  actions: readonly LocatedAction[];
  index: ActionIndex;
  /** All strings that may hold expressions, and all names in them. */
  templates: readonly TemplateString[];
  references: readonly ReferenceUse[];
  upstream: Upstream;
  /** Values given for parameters; undefined when they are not known. */
  parameters: ValueObject | undefined;
  /** What is set in the place of our own limits. */
  limits: LimitSettings;
  report: (finding: Finding) => void;
};

export type Rule = (context: RuleContext) => void;

/** The action's type for comparing: types match without regard to letter case (WDL reference 4). */
export function typeOf(located: LocatedAction): string {
  return located.action.type.toLowerCase();
}

/** The actions of one type, given in lower case. */
export function actionsOfType(context: RuleContext, type: string): LocatedAction[] {
  return context.actions.filter((located) => typeOf(located) === type);
}

/** The nearest enclosing loop, or undefined. */
export function enclosingLoop({ index }: RuleContext, { parents }: LocatedAction): LocatedAction | undefined {
  return parents
    .map((name) => index.get(name.toLowerCase()))
    .findLast((parent) => parent !== undefined && ['foreach', 'until'].includes(typeOf(parent)));
}

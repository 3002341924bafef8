import type { LocatedAction } from '#core/definition/walk.ts';
import { isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import { LIMITS, type Limit } from '#core/limits.ts';
import { checkLimit } from '#core/validation/over-limit.ts';
import { actionsOfType, type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';
import { variableEntries } from '#core/validation/variable-entries.ts';

/** What is too big here, or for Logic Apps (WDL reference 17). */
export const sizeLimits: Rule = (context) => {
  const { actions, definition } = context;
  checkLimit(context, { limit: LIMITS.actions, size: actions.length, path: ['actions'] });
  checkNesting(context);
  const parts = { parameters: LIMITS.parameters, outputs: LIMITS.outputs } as const;
  for (const [part, limit] of Object.entries(parts)) {
    const size = Object.keys(definition[part as keyof typeof parts] ?? {}).length;
    checkLimit(context, { limit, size, path: [part] });
  }
  const declared = actionsOfType(context, 'initializevariable');
  const size = declared.reduce((sum, located) => sum + variableEntries(located).length, 0);
  checkLimit(context, { limit: LIMITS.variables, size, path: declared.at(-1)?.path ?? ['actions'] });
  checkSteps(context);
};

function checkNesting(context: RuleContext): void {
  const deepest = context.actions.reduce((most, { parents }) => Math.max(most, parents.length), 0);
  const first = context.actions.find(({ parents }) => parents.length === deepest);
  if (first) {
    checkLimit(context, { limit: LIMITS.nesting, size: deepest + 1, path: first.path, action: first.name });
  }
}

function checkSteps(context: RuleContext): void {
  for (const [name, { description }] of Object.entries(context.definition.triggers ?? {})) {
    const path = ['triggers', name, 'description'];
    checkLimit(context, { limit: LIMITS.note, size: description?.length ?? 0, path, action: name });
  }
  for (const located of context.actions) {
    const { name, path, action } = located;
    const at = { path: [...path, 'description'], action: name };
    checkLimit(context, { limit: LIMITS.note, size: action.description?.length ?? 0, ...at });
    checkTexts(context, located);
    if (!action.trackedProperties) continue;
    const tracked = { path: [...path, 'trackedProperties'], action: name };
    checkLimit(context, {
      limit: LIMITS.trackedProperties,
      size: printJson(action.trackedProperties).length,
      ...tracked,
    });
  }
}

const TEXTS: { [type: string]: { field: string; limit: Limit } } = {
  javascriptcode: { field: 'code', limit: LIMITS.inlineCode },
  http: { field: 'uri', limit: LIMITS.address },
};

function checkTexts(context: RuleContext, located: LocatedAction): void {
  const { name, path, action } = located;
  const known = TEXTS[typeOf(located)];
  const text = known && isObject(action.inputs) ? action.inputs[known.field] : undefined;
  if (known === undefined || typeof text !== 'string') return;
  checkLimit(context, { limit: known.limit, size: text.length, path: [...path, 'inputs', known.field], action: name });
}

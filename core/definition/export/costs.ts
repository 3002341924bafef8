/**
 * What a definition loses, or cannot do, in Logic Apps: our extensions and what is beyond its limits. Said when a
 * definition is exported; the text itself is not changed for it.
 */

import { runnableActionType, runnableTriggerType } from '#core/actions/action-types.ts';
import { isDisabled } from '#core/definition/is-disabled.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import { referencesOf } from '#core/expressions/template.ts';
import type { ValueObject } from '#core/json/value.ts';
import { LOGIC_APPS_ACTIONS, LOGIC_APPS_FUNCTIONS, LOGIC_APPS_TRIGGERS } from '#core/logic-apps-names.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';

export type ExportCost = {
  code:
    | 'DisabledStep'
    | 'UnknownThere'
    | 'SecureParameter'
    | 'MissingValue'
    | 'OverLimit'
    | 'AppSettingOutsideStandard';
  /** The step or trigger; empty when it concerns the definition as a whole. */
  action: string;
  /** From the root of the text that was exported. */
  pointer: string;
  message: string;
};

const LIMIT_CODES = ['OverLimit', 'AppSettingOutsideStandard'] as const;

/** In the order of the text, ours first. `text` is one that can be parsed. */
export function exportCosts(text: string): ExportCost[] {
  const { definition, root } = parseDefinition(text);
  if (!definition) return [];
  return [
    ...disabledSteps(definition, root),
    ...unknownTypes(definition, root),
    ...unknownFunctions(definition, root),
    ...beyondLimits(text),
  ];
}

function disabledSteps(definition: WorkflowDefinition, root: string[]): ExportCost[] {
  return walkActions(definition).flatMap(({ name, action, path }) => {
    const message = `"${name}" is switched off here, which Logic Apps does not know: there it runs.`;
    return isDisabled(action)
      ? [{ code: 'DisabledStep' as const, action: name, pointer: toPointer([...root, ...path]), message }]
      : [];
  });
}

/** Of the types that run here; others came from elsewhere. */
function unknownTypes(definition: WorkflowDefinition, root: string[]): ExportCost[] {
  const triggers = Object.entries(definition.triggers ?? {}).map(([name, { type }]) => ({
    name,
    type: isKnown(LOGIC_APPS_TRIGGERS, type) ? undefined : runnableTriggerType(type),
    path: ['triggers', name],
  }));
  const actions = walkActions(definition).map(({ name, path, action: { type } }) => ({
    name,
    type: isKnown(LOGIC_APPS_ACTIONS, type) ? undefined : runnableActionType(type),
    path,
  }));
  return [...triggers, ...actions].flatMap(({ name, type, path }) => {
    const message = `"${name}" is of the type ${type}, which Logic Apps does not know.`;
    const pointer = toPointer([...root, ...path, 'type']);
    return type === undefined ? [] : [{ code: 'UnknownThere' as const, action: name, pointer, message }];
  });
}

function unknownFunctions(definition: WorkflowDefinition, root: string[]): ExportCost[] {
  return walkActions(definition).flatMap(({ name, action, path }) => {
    const { actions: _, else: __, cases: ___, default: ____, ...own } = action;
    const unknown = referencesOf(own as ValueObject).functions.filter((used) => !isKnown(LOGIC_APPS_FUNCTIONS, used));
    return unknown.map((used) => ({
      code: 'UnknownThere' as const,
      action: name,
      pointer: toPointer([...root, ...path]),
      message: `"${name}" uses ${used}(), which Logic Apps does not know.`,
    }));
  });
}

function isKnown(names: readonly string[], name: string): boolean {
  return names.some((known) => known.toLowerCase() === name.toLowerCase());
}

function beyondLimits(text: string): ExportCost[] {
  return validateDefinition(text).flatMap(({ code, action = '', pointer, message }) => {
    const known = LIMIT_CODES.find((own) => own === code);
    return known ? [{ code: known, action, pointer, message }] : [];
  });
}

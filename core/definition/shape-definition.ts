/** Checks a definition field by field and leaves out what has not the right shape (WDL reference 2 to 5). */

import { isObject, setOwn } from '#core/json/objects.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import {
  ACTION_FIELDS,
  DEFINITION_FIELDS,
  type FieldShapes,
  PARAMETER_FIELDS,
  TRIGGER_FIELDS,
} from './action-shape.ts';
import { recurrenceSchema } from './recurrence-shape.ts';
import type { WorkflowDefinition } from './types.ts';

type Shaping = {
  /** Where the value stands in the text. */
  path: readonly string[];
  report: (path: readonly string[], message: string) => void;
};

type Shape = (value: ValueObject, at: Shaping) => ValueObject;

export function shapeDefinition(value: Value, at: Shaping): WorkflowDefinition {
  if (!isObject(value)) {
    at.report(at.path, `The definition must be an object, not ${describe(value)}.`);
    return {};
  }
  const definition = checkFields(value, DEFINITION_FIELDS, at);
  shapeField(definition, 'triggers', at, (triggers, inner) => shapeEach(triggers, inner, shapeTrigger));
  shapeField(definition, 'actions', at, shapeActions);
  shapeField(definition, 'parameters', at, (list, inner) => shapeEach(list, inner, shapeParameter));
  shapeField(definition, 'outputs', at, (list, inner) => shapeEach(list, inner, shapeTyped));
  // Every field that the type names has been checked above.
  return definition as WorkflowDefinition;
}

function shapeActions(actions: ValueObject, at: Shaping): ValueObject {
  return shapeEach(actions, at, shapeAction);
}

function shapeAction(value: ValueObject, at: Shaping): ValueObject {
  const action = withRunAfter(shapeTyped(checkFields(value, ACTION_FIELDS, at), at));
  shapeField(action, 'actions', at, shapeActions);
  shapeField(action, 'else', at, shapeSide);
  shapeField(action, 'default', at, shapeSide);
  shapeField(action, 'cases', at, (cases, inner) => shapeEach(cases, inner, shapeCase));
  return action;
}

/** Actions once waited for each other by `conditions` (WDL reference 2). */
function withRunAfter(action: ValueObject): ValueObject {
  const { conditions, runAfter } = action;
  if (runAfter !== undefined || !Array.isArray(conditions)) return action;
  const before = conditions.map((condition) => (isObject(condition) ? condition.dependsOn : undefined));
  const names = before.filter((name) => typeof name === 'string');
  return names.length === 0
    ? action
    : { ...action, runAfter: Object.fromEntries(names.map((name) => [name, ['Succeeded']])) };
}

function shapeSide(value: ValueObject, at: Shaping): ValueObject {
  const side = { ...value };
  shapeField(side, 'actions', at, shapeActions);
  return side;
}

function shapeCase(value: ValueObject, at: Shaping): ValueObject {
  const side = shapeSide(value, at);
  if (side.case === undefined) at.report(at.path, 'A case needs its value in "case".');
  return side.case === undefined ? { ...side, case: null } : side;
}

function shapeTrigger(value: ValueObject, at: Shaping): ValueObject {
  const trigger = withNewType(shapeTyped(checkFields(value, TRIGGER_FIELDS, at), at));
  if (trigger.recurrence === undefined) return trigger;
  const recurrence = recurrenceSchema.safeParse(trigger.recurrence);
  if (recurrence.success) return { ...trigger, recurrence: recurrence.data as ValueObject };
  for (const issue of recurrence.error.issues) {
    at.report(
      [...at.path, 'recurrence', ...issue.path.map(String)],
      `The recurrence is not understood: ${issue.message}.`,
    );
  }
  delete trigger.recurrence;
  return trigger;
}

/** Request triggers were once called Manual (WDL reference 3.2). */
function withNewType(trigger: ValueObject): ValueObject {
  const isOld = typeof trigger.type === 'string' && trigger.type.toLowerCase() === 'manual';
  return isOld ? { ...trigger, type: 'Request' } : trigger;
}

function shapeParameter(value: ValueObject, at: Shaping): ValueObject {
  return shapeTyped(checkFields(value, PARAMETER_FIELDS, at), at);
}

/** Everything with a `type` has it as text; an empty one stands for a missing one, so that the thing can still be shown. */
function shapeTyped(value: ValueObject, at: Shaping): ValueObject {
  if (typeof value.type === 'string' && value.type !== '') return value;
  const given =
    value.type === undefined || value.type === ''
      ? '"type" is missing'
      : `"type" must be a text, not ${describe(value.type)}`;
  at.report([...at.path, 'type'], `${given}.`);
  return { ...value, type: '' };
}

function shapeEach(list: ValueObject, at: Shaping, shape: Shape): ValueObject {
  const shaped: ValueObject = {};
  for (const [name, value] of Object.entries(list)) {
    const path = [...at.path, name];
    if (isObject(value)) setOwn(shaped, name, shape(value, { ...at, path }));
    else at.report(path, `"${name}" must be an object, not ${describe(value)}.`);
  }
  return shaped;
}

function shapeField(owner: ValueObject, field: string, at: Shaping, shape: Shape): void {
  const value = owner[field];
  if (value === undefined) return;
  const path = [...at.path, field];
  if (isObject(value)) {
    owner[field] = shape(value, { ...at, path });
    return;
  }
  if (value !== null) at.report(path, `"${field}" must be an object, not ${describe(value)}.`);
  delete owner[field];
}

/** A copy without the fields that have another shape than they should; null counts as absent. */
function checkFields(value: ValueObject, fields: FieldShapes, at: Shaping): ValueObject {
  const checked = { ...value };
  for (const name in fields) {
    const field = value[name];
    const shape = fields[name];
    if (field === undefined || !shape || (field !== null && shape.accepts(field))) continue;
    if (field !== null) at.report([...at.path, name], `"${name}" must be ${shape.expected}, not ${describe(field)}.`);
    delete checked[name];
  }
  return checked;
}

function describe(value: Value): string {
  const name = typeName(value);
  return name === 'Null' ? 'null' : `${/^[AIO]/.test(name) ? 'an' : 'a'} ${name.toLowerCase()}`;
}

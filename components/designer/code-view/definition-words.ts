/**
 * What may stand at a place of a definition's JSON: names of properties, and values that come from a closed list. All of
 * it is read from the tables of operations and from the definition itself.
 */

import { declaredVariables } from '#components/designer/editor/declared-variables.ts';
import type { FormField } from '#core/actions/form-field.ts';
import { ACTIONS, describeAction, describeTrigger, TRIGGERS } from '#core/actions/index.ts';
import { SETTING_FIELDS } from '#core/actions/setting-fields.ts';
import type { ActionDefinition, TriggerDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { RUN_AFTER_STATUSES } from '#core/runs/status.ts';
import { PARAMETER_TYPES } from '#core/validation/typed-values.ts';

export type DefinitionWord = {
  /** A name of a property, or a value. */
  word: Value;
  detail?: string;
  info?: string;
  /** Of a name: JSON text that it begins with. */
  begin?: string;
};

/** A place, counted from the definition: `path` leads to the object whose names are wanted, or to the value. */
export type DefinitionPlace = { path: readonly string[]; wanted: 'name' | 'value' };

export function definitionWords(definition: WorkflowDefinition, { path, wanted }: DefinitionPlace): DefinitionWord[] {
  const [section, name, field] = path;
  if (section === undefined) return wanted === 'name' ? TOP : [];
  if (section === 'parameters' && name !== undefined) return parameterWords(field, wanted);
  if (section === 'outputs' && name !== undefined && wanted === 'name' && field === undefined) return OUTPUT;
  if (section === 'triggers' && name !== undefined) {
    const trigger = definition.triggers?.[name];
    return trigger ? triggerWords(definition, trigger, { path: path.slice(2), wanted }) : [];
  }
  const step = section === 'actions' ? actionAt(definition, path) : undefined;
  return step ? actionWords(definition, step, wanted) : [];
}

const TOP: DefinitionWord[] = [
  { word: '$schema', begin: '""' },
  { word: 'contentVersion', begin: '"1.0.0.0"' },
  { word: 'parameters', begin: '{}' },
  { word: 'triggers', begin: '{}' },
  { word: 'actions', begin: '{}' },
  { word: 'outputs', begin: '{}' },
  { word: 'staticResults', begin: '{}' },
  { word: 'description', begin: '""' },
];
const OUTPUT: DefinitionWord[] = [
  { word: 'type', begin: '""' },
  { word: 'value', begin: '""' },
];
const PARAMETER: DefinitionWord[] = [
  { word: 'type', begin: '""' },
  { word: 'defaultValue', begin: '' },
  { word: 'allowedValues', begin: '[]' },
  { word: 'description', begin: '""' },
];

function parameterWords(field: string | undefined, wanted: DefinitionPlace['wanted']): DefinitionWord[] {
  if (field === undefined) return wanted === 'name' ? PARAMETER : [];
  return field === 'type' && wanted === 'value' ? PARAMETER_TYPES.map((word) => ({ word })) : [];
}

const COMMON: DefinitionWord[] = [
  { word: 'type', begin: '""' },
  { word: 'inputs', begin: '{}' },
  { word: 'description', begin: '""' },
  { word: 'metadata', begin: '{}' },
  { word: 'operationOptions', begin: '""' },
  { word: 'runtimeConfiguration', begin: '{}' },
];
const OF_TRIGGERS: DefinitionWord[] = [
  { word: 'kind', begin: '""' },
  { word: 'recurrence', begin: '{}' },
  { word: 'conditions', begin: '[]' },
  { word: 'splitOn', begin: '""' },
  { word: 'correlation', begin: '{}' },
];
const OF_ACTIONS: DefinitionWord[] = [
  { word: 'runAfter', begin: '{}' },
  { word: 'limit', begin: '{}' },
  { word: 'trackedProperties', begin: '{}' },
];
const CONTENTS: Readonly<Record<string, DefinitionWord[]>> = {
  scope: [{ word: 'actions', begin: '{}' }],
  foreach: [
    { word: 'foreach', begin: '""' },
    { word: 'actions', begin: '{}' },
  ],
  until: [
    { word: 'expression', begin: '""' },
    { word: 'actions', begin: '{}' },
  ],
  if: [
    { word: 'expression', begin: '{}' },
    { word: 'actions', begin: '{}' },
    { word: 'else', begin: '{ "actions": {} }' },
  ],
  switch: [
    { word: 'expression', begin: '""' },
    { word: 'cases', begin: '{}' },
    { word: 'default', begin: '{ "actions": {} }' },
  ],
};

type Inside = { path: readonly string[]; wanted: DefinitionPlace['wanted'] };

function triggerWords(definition: WorkflowDefinition, trigger: TriggerDefinition, inside: Inside): DefinitionWord[] {
  if (inside.wanted === 'value' && isPath(inside.path, 'type')) return typeWords(TRIGGERS);
  const described = describeTrigger(trigger);
  const fields = described ? [...described.form, ...described.settings.flatMap(settingFields)] : [];
  const own = inside.path.length === 0 && inside.wanted === 'name' ? [...COMMON, ...OF_TRIGGERS] : [];
  return distinct([...own, ...fieldWords(definition, fields, inside)]);
}

type ActionPlace = Inside & { name: string; action: ActionDefinition; siblings: ValueObject };

/** The innermost action around the path, and what is left of the path inside it. */
function actionAt(definition: WorkflowDefinition, path: readonly string[]): Omit<ActionPlace, 'wanted'> | undefined {
  let value: Value | undefined = { ...definition } as ValueObject;
  let found: Omit<ActionPlace, 'wanted'> | undefined;
  for (const [index, name] of path.entries()) {
    const parent: Value | undefined = value;
    value = isObject(parent) ? getOwn(parent, name) : undefined;
    if (index === 0 || path[index - 1] !== 'actions' || !isObject(parent) || !isObject(value)) continue;
    if (typeof value.type !== 'string') continue;
    // It has a type, so it is one.
    const action = value as ActionDefinition;
    found = { name, action, siblings: parent, path: path.slice(index + 1) };
  }
  return found;
}

function actionWords(
  definition: WorkflowDefinition,
  { name, action, siblings, path }: Omit<ActionPlace, 'wanted'>,
  wanted: DefinitionPlace['wanted'],
): DefinitionWord[] {
  const [field, predecessor] = path;
  if (field === 'runAfter') return runAfterWords({ name, siblings, wanted, predecessor });
  if (wanted === 'value' && isPath(path, 'type')) return typeWords(ACTIONS);
  const described = describeAction(action);
  const fields = described ? [...described.form, ...described.settings.flatMap(settingFields)] : [];
  const contents = CONTENTS[described?.container ?? ''] ?? [];
  const own = path.length === 0 && wanted === 'name' ? [...contents, ...COMMON, ...OF_ACTIONS] : [];
  return distinct([...own, ...fieldWords(definition, fields, { path, wanted })]);
}

const settingFields = (setting: keyof typeof SETTING_FIELDS): FormField[] => SETTING_FIELDS[setting];

type RunAfterPlace = {
  name: string;
  siblings: ValueObject;
  wanted: DefinitionPlace['wanted'];
  predecessor: string | undefined;
};

function runAfterWords({ name, siblings, wanted, predecessor }: RunAfterPlace): DefinitionWord[] {
  if (predecessor !== undefined) return wanted === 'value' ? RUN_AFTER_STATUSES.map((word) => ({ word })) : [];
  if (wanted === 'value') return [];
  const others = Object.keys(siblings).filter((sibling) => sibling !== name);
  return others.map((word) => ({ word, begin: '["Succeeded"]', detail: 'runs before' }));
}

function typeWords(rows: readonly { type: string; title: string; summary: string }[]): DefinitionWord[] {
  return distinct(rows.map(({ type, title, summary }) => ({ word: type, detail: title, info: summary })));
}

/** The forms name the paths, and the choices of what has some. */
function fieldWords(
  definition: WorkflowDefinition,
  fields: readonly FormField[],
  { path, wanted }: Inside,
): DefinitionWord[] {
  if (wanted === 'name') {
    const inside = fields.filter((field) => field.path.length > path.length && startsWith(field.path, path));
    return inside.map((field) => nameWord(field, path.length));
  }
  return fields.filter((field) => isPath(path, ...field.path)).flatMap((field) => valueWords(definition, field));
}

function nameWord(field: FormField, depth: number): DefinitionWord {
  const isLast = field.path.length === depth + 1;
  return {
    word: field.path[depth] ?? '',
    begin: isLast ? beginOf(field) : '{}',
    ...(isLast && { detail: field.label, ...(field.help && { info: field.help }) }),
  };
}

const OBJECTS: readonly string[] = [
  'keyValue',
  'jsonSchema',
  'authentication',
  'retryPolicy',
  'recurrence',
  'condition',
];
const BARE: readonly string[] = ['number', 'checkbox', 'value', 'cases', 'variables'];

function beginOf({ control, word }: FormField): string {
  if (word) return word.in === 'list' ? '[]' : '""';
  if (OBJECTS.includes(control)) return '{}';
  return BARE.includes(control) ? '' : '""';
}

function valueWords(definition: WorkflowDefinition, field: FormField): DefinitionWord[] {
  const { control, choices = [], word } = field;
  if (word) return [{ word: word.text, detail: field.label }];
  if (control === 'variableName')
    return declaredVariables(definition).map(({ name, type }) => ({ word: name, detail: type }));
  if (control === 'checkbox') return [{ word: true }, { word: false }];
  return choices.map(({ value, label }) => ({ word: value, ...(label !== value && { detail: label }) }));
}

function isPath(path: readonly string[], ...wanted: string[]): boolean {
  return path.length === wanted.length && startsWith(path, wanted);
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((step, index) => path[index] === step);
}

/** Of words that come twice the one that says more. */
function distinct(words: readonly DefinitionWord[]): DefinitionWord[] {
  const found = new Map<string, DefinitionWord>();
  for (const each of words) {
    const key = printJson(each.word);
    const known = found.get(key);
    found.set(key, known?.detail === undefined ? { ...known, ...each } : known);
  }
  return [...found.values()];
}

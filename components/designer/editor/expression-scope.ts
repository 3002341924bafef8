/** What an expression at one place of a flow can see, as entries for completion and the insert menu. */

import { describeAction, describeTrigger } from '#core/actions/index.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { actionsVisibleFrom, findAction, type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { functionTable } from '#core/expressions/functions/index.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export type ScopeEntry = {
  /** The expression without `@`. */
  expression: string;
  label: string;
  /** Type or short remark. */
  detail?: string;
  /** One or two sentences. */
  info?: string;
};

export type ScopeGroup = { title: string; entries: ScopeEntry[] };

export type ExpressionScope = { groups: ScopeGroup[]; functions: ScopeEntry[] };

export const EMPTY_SCOPE: ExpressionScope = { groups: [], functions: [] };

const quote = (name: string) => `'${name.replaceAll("'", "''")}'`;

/** The scope of an action's own fields; without a name that of the trigger and the flow's outputs. */
export function expressionScope(definition: WorkflowDefinition, name: string | undefined): ExpressionScope {
  const visible = name === undefined ? [] : actionsVisibleFrom(definition, name);
  const groups = [
    ...visible.toReversed().map(outputsGroup),
    ...(name === undefined ? [] : [loopGroup(definition, name), triggerGroup(definition)]),
    { title: 'Variables', entries: variableEntries(definition) },
    { title: 'Parameters', entries: parameterEntries(definition) },
  ];
  return { groups: groups.filter((group) => group.entries.length > 0), functions: FUNCTION_ENTRIES };
}

function outputsGroup({ name, action }: LocatedAction): ScopeGroup {
  const outputs = describeAction(action)?.outputs ?? {};
  return { title: readable(name), entries: entriesOf(outputs, { name, body: bodySchema(action) }) };
}

function entriesOf(
  outputs: ValueObject,
  { name, body }: { name: string; body: ValueObject | undefined },
): ScopeEntry[] {
  const properties = objectAt(outputs, 'properties');
  if (!properties) return [{ expression: `outputs(${quote(name)})`, label: 'Outputs', detail: typeOf(outputs) }];
  return Object.entries(properties).flatMap(([property, schema]) => {
    const expression = property === 'body' ? `body(${quote(name)})` : `outputs(${quote(name)})?[${quote(property)}]`;
    const entry = { expression, label: title(property, schema), detail: typeOf(schema) };
    return property === 'body' ? [entry, ...propertyEntries(body ?? schema, expression)] : [entry];
  });
}

/** The schema an author wrote for what the action gives: ParseJson, Response and Request have one. */
function bodySchema(step: { inputs?: Value }): ValueObject | undefined {
  return isObject(step.inputs) ? objectAt(step.inputs, 'schema') : undefined;
}

function propertyEntries(schema: Value, target: string): ScopeEntry[] {
  const properties = isObject(schema) ? objectAt(schema, 'properties') : undefined;
  return Object.entries(properties ?? {}).flatMap(([property, inner]) => {
    const expression = `${target}?[${quote(property)}]`;
    return [
      { expression, label: title(property, inner), detail: typeOf(inner) },
      ...propertyEntries(inner, expression),
    ];
  });
}

function triggerGroup(definition: WorkflowDefinition): ScopeGroup {
  const [found] = Object.entries(definition.triggers ?? {});
  if (!found) return { title: 'Trigger', entries: [] };
  const [name, trigger] = found;
  const properties = objectAt(describeTrigger(trigger)?.outputs ?? {}, 'properties') ?? { body: {} };
  const entries = Object.entries(properties).flatMap(([property, schema]) => {
    const isBody = property === 'body';
    const expression = isBody ? 'triggerBody()' : `triggerOutputs()?[${quote(property)}]`;
    const entry = { expression, label: title(property, schema), detail: typeOf(schema) };
    return isBody ? [entry, ...propertyEntries(bodySchema(trigger) ?? schema, expression)] : [entry];
  });
  return { title: readable(name), entries };
}

function loopGroup(definition: WorkflowDefinition, name: string): ScopeGroup {
  const entries = (findAction(definition, name)?.parents ?? []).toReversed().flatMap((parent): ScopeEntry[] => {
    const type = findAction(definition, parent)?.action.type.toLowerCase();
    const index = {
      expression: `iterationIndexes(${quote(parent)})`,
      label: `Index in ${readable(parent)}`,
      detail: 'integer',
    };
    if (type === 'until') return [index];
    if (type !== 'foreach') return [];
    return [{ expression: `items(${quote(parent)})`, label: `Current item of ${readable(parent)}`, detail: 'any' }];
  });
  return { title: 'Loop', entries };
}

function variableEntries(definition: WorkflowDefinition): ScopeEntry[] {
  return declaredVariables(definition).map(({ name, type }) => ({
    expression: `variables(${quote(name)})`,
    label: name,
    detail: type,
  }));
}

function parameterEntries(definition: WorkflowDefinition): ScopeEntry[] {
  return Object.entries(definition.parameters ?? {}).map(([name, { type, description }]) => ({
    expression: `parameters(${quote(name)})`,
    label: name,
    detail: type,
    ...(description === undefined ? {} : { info: description }),
  }));
}

export type DeclaredVariable = { name: string; type: string };

/** All variables that the flow's InitializeVariable actions declare. */
export function declaredVariables(definition: WorkflowDefinition): DeclaredVariable[] {
  return walkActions(definition).flatMap(({ action }) => {
    if (action.type.toLowerCase() !== 'initializevariable' || !isObject(action.inputs)) return [];
    const list = getOwn(action.inputs, 'variables');
    return Array.isArray(list) ? list.flatMap(declaredVariable) : [];
  });
}

function declaredVariable(value: Value): DeclaredVariable[] {
  if (!isObject(value)) return [];
  const [name, type] = [getOwn(value, 'name'), getOwn(value, 'type')];
  return typeof name === 'string' ? [{ name, type: typeof type === 'string' ? type.toLowerCase() : 'any' }] : [];
}

const FUNCTION_ENTRIES: ScopeEntry[] = functionTable.map((row) => {
  const params = row.params.map((param) => `${param.rest ? '…' : ''}${param.name}${param.optional ? '?' : ''}`);
  const { expression, result } = row.example;
  return {
    expression: `${row.name}(${row.params.length === 0 ? ')' : ''}`,
    label: row.name,
    detail: `(${params.join(', ')}) → ${row.returns}`,
    info: `${row.summary}\nExample: ${expression}${result === undefined ? '' : ` → ${result}`}`,
  };
});

function objectAt(object: ValueObject, name: string): ValueObject | undefined {
  const value = getOwn(object, name);
  return isObject(value) ? value : undefined;
}

function typeOf(schema: Value): string {
  const type = isObject(schema) ? getOwn(schema, 'type') : undefined;
  return typeof type === 'string' ? type : Array.isArray(type) ? type.join(' or ') : 'any';
}

function title(property: string, schema: Value): string {
  const given = isObject(schema) ? getOwn(schema, 'title') : undefined;
  return typeof given === 'string' ? given : property;
}

/** A step's name as people read it. */
export function readable(name: string): string {
  return name.replaceAll('_', ' ');
}

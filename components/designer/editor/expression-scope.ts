/** What an expression at one place of a flow can see, as entries for completion and the picker. */

import { describeAction } from '#core/actions/index.ts';
import { NO_OUTPUTS } from '#core/actions/output-schemas.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { actionsVisibleFrom, findAction, type LocatedAction } from '#core/definition/walk.ts';
import { functionTable } from '#core/expressions/functions/index.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { declaredVariables } from './declared-variables.ts';
import { itemSchema, type SchemaSource, typeOfSchema } from './expression-schema.ts';
import { flowSchemas, NOTHING_SEEN, type SeenOutputs } from './flow-schemas.ts';

export type ScopeEntry = {
  /** The expression without `@`. */
  expression: string;
  label: string;
  /** Type or short remark. */
  detail?: string;
  /** One or two sentences. */
  info?: string;
  /** Of each item of a list: only a step that runs once per item can read it. */
  each?: { list: string; rest: string };
};

export type ScopeGroup = { title: string; entries: ScopeEntry[] };

export type ExpressionScope = {
  readonly groups: readonly ScopeGroup[];
  functions: ScopeEntry[];
  /** Names that the first argument of a call may have. */
  names: { actions: string[]; containers: string[]; loops: string[]; variables: string[]; parameters: string[] };
  schemas: SchemaSource;
};

const UNKNOWN = () => undefined;

export const EMPTY_SCOPE: ExpressionScope = {
  groups: [],
  functions: [],
  names: { actions: [], containers: [], loops: [], variables: [], parameters: [] },
  schemas: { outputs: UNKNOWN, triggerOutputs: UNKNOWN, item: UNKNOWN, variable: UNKNOWN, parameter: UNKNOWN },
};

/** More properties than these are not listed one by one; the list of a step stays readable. */
const MOST_ENTRIES = 150;
const DEPTH = 6;

const quote = (name: string) => `'${name.replaceAll("'", "''")}'`;

/** The scope of an action's own fields; without a name that of the trigger, whose settings read what it was given. */
export function expressionScope(
  definition: WorkflowDefinition,
  name: string | undefined,
  seen: SeenOutputs = NOTHING_SEEN,
): ExpressionScope {
  const visible = name === undefined ? [] : actionsVisibleFrom(definition, name);
  const loops = name === undefined ? [] : enclosingLoops(definition, name);
  const schemas = flowSchemas(definition, name, seen);
  const containers = visible.filter(({ action }) => CONTAINERS.has(action.type.toLowerCase()));
  let groups: ScopeGroup[] | undefined;
  return {
    // Listed when somebody looks: a big flow has thousands of entries.
    get groups() {
      groups ??= groupsOf({ definition, name, visible, loops, schemas });
      return groups;
    },
    functions: FUNCTION_ENTRIES,
    names: {
      actions: visible.map((step) => step.name),
      containers: containers.map((step) => step.name),
      loops: loops.map((loop) => loop.name),
      variables: declaredVariables(definition).map((variable) => variable.name),
      parameters: Object.keys(definition.parameters ?? {}),
    },
    schemas,
  };
}

type Seeing = {
  definition: WorkflowDefinition;
  name: string | undefined;
  visible: readonly LocatedAction[];
  loops: readonly Loop[];
  schemas: SchemaSource;
};

function groupsOf({ definition, name, visible, loops, schemas }: Seeing): ScopeGroup[] {
  const groups = [
    ...(name === undefined ? [] : [itemGroup(definition, name, schemas), loopGroup(loops, schemas)]),
    ...visible.toReversed().map((step) => stepGroup(step, schemas.outputs(step.name) ?? {})),
    triggerGroup(definition, schemas),
    { title: 'Variables', entries: variableEntries(definition) },
    { title: 'Parameters', entries: parameterEntries(definition) },
  ];
  return groups.filter((group) => group.entries.length > 0).map((group) => insideLoops(group, loops));
}

const CONTAINERS = new Set(['scope', 'if', 'switch', 'foreach', 'until']);

/** The outputs of most steps have parts, as a body; those of a Compose are the value itself. */
function stepGroup(step: LocatedAction, outputs: ValueObject): ScopeGroup {
  const { name, action } = step;
  const hasParts = objectAt(describeAction(action)?.outputs ?? {}, 'properties') !== undefined;
  if (!hasParts) return { title: readable(name), entries: limited(wholeOutputs(step, outputs)) };
  const entries = Object.entries(objectAt(outputs, 'properties') ?? {}).flatMap(([property, schema]) =>
    property === 'body'
      ? entryWithInside(property, schema, `body(${quote(name)})`)
      : entryWithInside(property, schema, `outputs(${quote(name)})?[${quote(property)}]`),
  );
  return { title: readable(name), entries: limited(entries) };
}

function wholeOutputs({ name, action }: LocatedAction, outputs: ValueObject): ScopeEntry[] {
  if (CONTAINERS.has(action.type.toLowerCase())) {
    return [{ expression: `result(${quote(name)})`, label: 'Results of the steps inside', detail: 'array' }];
  }
  // An operation that gives nothing has nothing to offer, unless a run has shown otherwise.
  if (outputs === NO_OUTPUTS) return [];
  const expression = `outputs(${quote(name)})`;
  const whole = { expression, label: 'Outputs', detail: typeOfSchema(outputs) };
  return [whole, ...valueEntries(outputs, expression)];
}

function triggerGroup(definition: WorkflowDefinition, schemas: SchemaSource): ScopeGroup {
  const [name] = Object.keys(definition.triggers ?? {});
  const properties = objectAt(schemas.triggerOutputs() ?? {}, 'properties') ?? {};
  const entries = Object.entries(properties).flatMap(([property, schema]) =>
    entryWithInside(property, schema, property === 'body' ? 'triggerBody()' : `triggerOutputs()?[${quote(property)}]`),
  );
  return { title: readable(name ?? 'Trigger'), entries: limited(entries) };
}

function entryWithInside(property: string, schema: Value, expression: string, depth = 0): ScopeEntry[] {
  const entry = { expression, label: title(property, schema), detail: typeOfSchema(schema) };
  return isObject(schema) ? [entry, ...valueEntries(schema, expression, depth)] : [entry];
}

/** The properties inside a value, and those of the items of a list. */
function valueEntries(schema: ValueObject, expression: string, depth = 0): ScopeEntry[] {
  if (depth > DEPTH) return [];
  const inside = Object.entries(objectAt(schema, 'properties') ?? {}).flatMap(([property, inner]) =>
    entryWithInside(property, inner, `${expression}?[${quote(property)}]`, depth + 1),
  );
  return [...inside, ...eachEntries(itemSchema(schema), expression)];
}

function eachEntries(items: ValueObject | undefined, list: string): ScopeEntry[] {
  return Object.entries(objectAt(items ?? {}, 'properties') ?? {}).map(([property, inner]) => {
    const rest = `?[${quote(property)}]`;
    return {
      expression: `${list}[*]${rest}`,
      label: `${title(property, inner)} of each item`,
      detail: typeOfSchema(inner),
      each: { list, rest },
    };
  });
}

function limited(entries: ScopeEntry[]): ScopeEntry[] {
  return entries.slice(0, MOST_ENTRIES);
}

type Loop = { name: string; type: string; list: string | undefined };

/** The loops around an action, the innermost first. */
function enclosingLoops(definition: WorkflowDefinition, name: string): Loop[] {
  const parents = findAction(definition, name)?.parents ?? [];
  return parents.toReversed().flatMap((parent): Loop[] => {
    const action = findAction(definition, parent)?.action;
    const type = action?.type.toLowerCase() ?? '';
    if (type !== 'foreach' && type !== 'until') return [];
    const list = typeof action?.foreach === 'string' ? action.foreach.slice(1) : undefined;
    return [{ name: parent, type, list }];
  });
}

function loopGroup(loops: readonly Loop[], schemas: SchemaSource): ScopeGroup {
  const entries = loops.flatMap(({ name, type }): ScopeEntry[] => {
    if (type === 'until') {
      return [
        { expression: `iterationIndexes(${quote(name)})`, label: `Index in ${readable(name)}`, detail: 'integer' },
      ];
    }
    const item = schemas.item(name);
    const expression = `items(${quote(name)})`;
    const whole = { expression, label: `Current item of ${readable(name)}`, detail: typeOfSchema(item) };
    return [whole, ...(item ? valueEntries(item, expression) : [])];
  });
  return { title: 'Loop', entries };
}

/** A step over a list reads the item at hand. */
function itemGroup(definition: WorkflowDefinition, name: string, schemas: SchemaSource): ScopeGroup {
  const type = findAction(definition, name)?.action.type.toLowerCase() ?? '';
  if (!['select', 'query', 'table'].includes(type)) return { title: 'Item', entries: [] };
  const item = schemas.item(undefined);
  const whole = { expression: 'item()', label: 'Current item', detail: typeOfSchema(item) };
  return { title: 'Item', entries: [whole, ...(item ? valueEntries(item, 'item()') : [])] };
}

/** What is in each item of a list that an enclosing loop goes through is the loop's current item. */
function insideLoops({ title: heading, entries }: ScopeGroup, loops: readonly Loop[]): ScopeGroup {
  const changed = entries.map((entry): ScopeEntry => {
    const loop = entry.each && loops.find(({ list }) => list === entry.each?.list);
    if (!entry.each || !loop) return entry;
    const { each, ...rest } = entry;
    return { ...rest, expression: `items(${quote(loop.name)})${each.rest}` };
  });
  return { title: heading, entries: changed };
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

function title(property: string, schema: Value): string {
  const given = isObject(schema) ? getOwn(schema, 'title') : undefined;
  return typeof given === 'string' ? given : property;
}

/** A step's name as people read it. */
export function readable(name: string): string {
  return name.replaceAll('_', ' ');
}

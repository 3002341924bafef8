/**
 * What the steps of a flow give, as JSON schemas: what operations declare, what authors wrote, what follows from
 * expressions, and what the chosen run has shown.
 */

import { describeAction, describeTrigger } from '#core/actions/index.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { type ActionIndex, indexActions, type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { parseTemplateString } from '#core/expressions/template.ts';
import { isNumeric } from '#core/json/numbers.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';
import { declaredVariables } from './declared-variables.ts';
import { itemSchema, type SchemaSource, schemaOf } from './expression-schema.ts';
import { mergeSchemas } from './merge-schemas.ts';

/** Schemas of outputs as the chosen run has shown them; actions by their name in lower case. */
export type SeenOutputs = { trigger?: ValueObject; actions: ReadonlyMap<string, ValueObject> };

export const NOTHING_SEEN: SeenOutputs = { actions: new Map() };

/** The schemas as an expression in the step `name` sees them; without a name as the trigger does. */
export function flowSchemas(
  definition: WorkflowDefinition,
  name: string | undefined,
  seen: SeenOutputs = NOTHING_SEEN,
): SchemaSource {
  const index = indexActions(walkActions(definition));
  const known = new Map<string, ValueObject | undefined>();
  const user = name === undefined ? undefined : index.get(name.toLowerCase());
  let depth = 0;
  const outputs = (action: string): ValueObject | undefined => {
    const key = action.toLowerCase();
    const located = index.get(key);
    if (known.has(key) || !located) return known.get(key);
    if (depth >= DEPTH) return undefined;
    // Set before it is worked out, so that two steps which name each other come to an end.
    known.set(key, undefined);
    depth += 1;
    known.set(key, outputsOf({ located, seen: seen.actions.get(key), source: sourceAt(located) }));
    depth -= 1;
    return known.get(key);
  };
  const sourceAt = (located: LocatedAction | undefined): SchemaSource => {
    const source: SchemaSource = {
      outputs,
      triggerOutputs: () => triggerOutputs(definition, seen.trigger),
      item: (loop) => itemOf(listsAt(located, index), loop, source),
      variable: (variable) => variableSchema(definition, variable),
      parameter: (parameter) => parameterSchema(definition, parameter),
    };
    return source;
  };
  return sourceAt(user);
}

/** What a step gives may follow from another, and that from a third: so far, which is further than anybody looks. */
const DEPTH = 16;

type OutputsOf = { located: LocatedAction; seen: ValueObject | undefined; source: SchemaSource };

function outputsOf({ located: { action }, seen, source }: OutputsOf): ValueObject {
  const declared = describeAction(action)?.outputs ?? {};
  const derived = derivedOutputs(action.type.toLowerCase(), action.inputs, source);
  const own = derived ? mergeSchemas(derived, declared) : declared;
  return seen ? mergeSchemas(own, seen) : own;
}

/** What follows from the inputs: a schema the author wrote, or the expression whose value is passed on. */
function derivedOutputs(type: string, inputs: Value | undefined, source: SchemaSource): ValueObject | undefined {
  if (type === 'compose') return inputs === undefined ? undefined : schemaOfTemplate(inputs, source);
  if (!isObject(inputs)) return undefined;
  if (type === 'query') return inBody(schemaOfTemplate(getOwn(inputs, 'from') ?? null, source));
  if (type === 'select')
    return inBody({ type: 'array', items: schemaOfTemplate(getOwn(inputs, 'select') ?? null, source) ?? {} });
  const schema = getOwn(inputs, 'schema');
  return type !== 'response' && isObject(schema) ? inBody(schema) : undefined;
}

function inBody(body: ValueObject | undefined): ValueObject | undefined {
  return body && { type: 'object', properties: { body } };
}

function triggerOutputs(definition: WorkflowDefinition, seen: ValueObject | undefined): ValueObject | undefined {
  const [trigger] = Object.values(definition.triggers ?? {});
  if (!trigger) return undefined;
  const declared = describeTrigger(trigger)?.outputs ?? { type: 'object', properties: { body: {} } };
  const schema = isObject(trigger.inputs) ? getOwn(trigger.inputs, 'schema') : undefined;
  const written = isObject(schema) ? inBody(schema) : undefined;
  const own = written ? mergeSchemas(written, declared) : declared;
  return seen ? mergeSchemas(own, seen) : own;
}

/** Of the value that a template gives. */
function schemaOfTemplate(template: Value, source: SchemaSource): ValueObject | undefined {
  if (typeof template === 'string') return schemaOfString(template, source);
  if (Array.isArray(template)) {
    const [first] = template;
    return first === undefined ? { type: 'array' } : { type: 'array', items: schemaOfTemplate(first, source) ?? {} };
  }
  if (isObject(template)) {
    const properties = Object.entries(template).map(
      ([name, value]) => [name, schemaOfTemplate(value, source) ?? {}] as const,
    );
    return { type: 'object', properties: objectOf(properties) };
  }
  if (isNumeric(template)) return { type: 'number' };
  return template === null ? {} : { type: typeof template };
}

function schemaOfString(text: string, source: SchemaSource): ValueObject | undefined {
  try {
    const [first] = parseTemplateString(text);
    const isWhole = first?.kind === 'expression' && first.form === 'whole';
    return isWhole ? schemaOf(first.expression, source) : { type: 'string' };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}

/** A list whose items are looked at one by one. Of a step of its own it has no name. */
type ItemList = { loop: string | undefined; template: Value | undefined };

const LIST_TYPES = ['select', 'query', 'table', 'join'];

/** The innermost first: that of the step itself, then those of the loops around it. */
function listsAt(located: LocatedAction | undefined, index: ActionIndex): ItemList[] {
  if (!located) return [];
  const { action, parents } = located;
  const own =
    LIST_TYPES.includes(action.type.toLowerCase()) && isObject(action.inputs)
      ? [{ loop: undefined, template: getOwn(action.inputs, 'from') }]
      : [];
  const loops = parents.toReversed().flatMap((parent): ItemList[] => {
    const found = index.get(parent.toLowerCase());
    return found?.action.type.toLowerCase() === 'foreach' ? [{ loop: found.name, template: found.action.foreach }] : [];
  });
  return [...own, ...loops];
}

/** A list is evaluated where it stands: the items it reads are those of the lists around it. */
function itemOf(lists: readonly ItemList[], loop: string | undefined, source: SchemaSource): ValueObject | undefined {
  const at = lists.findIndex((list) => loop === undefined || list.loop?.toLowerCase() === loop.toLowerCase());
  const template = lists[at]?.template;
  if (template === undefined) return undefined;
  const outside = lists.slice(at + 1);
  const around: SchemaSource = { ...source, item: (other) => itemOf(outside, other, around) };
  const list = schemaOfTemplate(template, around);
  return list && itemSchema(list);
}

const VARIABLE_SCHEMAS: Readonly<Record<string, string>> = { float: 'number' };

function variableSchema(definition: WorkflowDefinition, name: string): ValueObject | undefined {
  const found = declaredVariables(definition).find((variable) => variable.name.toLowerCase() === name.toLowerCase());
  return found && { type: VARIABLE_SCHEMAS[found.type] ?? found.type };
}

const PARAMETER_SCHEMAS: Readonly<Record<string, string>> = {
  string: 'string',
  securestring: 'string',
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  object: 'object',
  secureobject: 'object',
  array: 'array',
};

function parameterSchema(definition: WorkflowDefinition, name: string): ValueObject | undefined {
  const entries = Object.entries(definition.parameters ?? {});
  const found = entries.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
  const type = found && PARAMETER_SCHEMAS[found.type.toLowerCase()];
  return type === undefined ? undefined : { type };
}

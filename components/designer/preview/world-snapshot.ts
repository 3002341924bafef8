/** The world of a preview, with the values it names, as the snapshot that expressions are evaluated in. */

import { ExpressionError } from '#core/expressions/errors.ts';
import type { ActionSnapshot, EvaluationSnapshot } from '#core/expressions/snapshot.ts';
import { contextFromSnapshot, type EvaluationSource } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { setOwn } from '#core/json/objects.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import type { PreviewWorld, VariableStep, WorldAction, WorldLoop } from './preview-world.ts';
import { replayVariable } from './replay-variables.ts';

/** Values by their key; undefined for one that was never sent. */
export type ValueTable = { get(key: string): Value | undefined };

type Building = {
  snapshot: EvaluationSnapshot & {
    actions: Record<string, ActionSnapshot>;
    variables: ValueObject;
    items: ValueObject;
  };
  values: ValueTable;
  source: EvaluationSource;
};

/** Throws `ExpressionError` when the list of a loop gives no items, with words about that loop. */
export function worldSnapshot(world: PreviewWorld, values: ValueTable, source: EvaluationSource): EvaluationSnapshot {
  const parameters: ValueObject = {};
  for (const [name, text] of Object.entries(world.parameters)) setOwn(parameters, name, decodeWire(text));
  const snapshot = { actions: {}, variables: {}, items: {}, parameters, iterationIndexes: {}, results: {} };
  const building: Building = { snapshot, values, source };
  if (world.trigger) building.snapshot.trigger = triggerObject(world.trigger, values);
  if (world.workflow) building.snapshot.workflow = workflowObject(world.workflow);
  for (const step of world.variables) addVariable(building, step);
  for (const action of world.actions) building.snapshot.actions[action.name] = actionObject(building, action);
  addResults(building, world);
  for (const loop of world.loops) addLoop(building, loop);
  if (world.list !== undefined)
    building.snapshot.item = itemOf(building, { over: world.list, index: 0, name: undefined });
  return building.snapshot;
}

function triggerObject({ name, outputs }: { name: string; outputs?: string }, values: ValueTable): ValueObject {
  const value = outputs === undefined ? undefined : values.get(outputs);
  return { name, status: 'Succeeded', ...(value === undefined ? {} : { outputs: value }) };
}

function workflowObject({ id, name, runId }: { id: string; name: string; runId: string }): ValueObject {
  return { id, name, run: { id: runId, name: runId, type: 'Microsoft.Logic/workflows/runs' } };
}

function evaluateIn({ snapshot, source }: Building, wire: string): Value {
  return evaluateTemplate(decodeWire(wire), contextFromSnapshot(snapshot, source));
}

function actionObject(building: Building, { inputs, outputs, outputsTemplate, ...known }: WorldAction): ActionSnapshot {
  const given = inputs === undefined ? undefined : building.values.get(inputs);
  const gave =
    outputsTemplate === undefined ? outputs && building.values.get(outputs) : evaluateIn(building, outputsTemplate);
  return {
    ...known,
    ...(given === undefined ? {} : { inputs: given }),
    ...(gave === undefined ? {} : { outputs: gave }),
  };
}

function addVariable(building: Building, { type, inputs, template }: VariableStep): void {
  const value = inputs === undefined ? template && evaluateIn(building, template) : building.values.get(inputs);
  if (value !== undefined) replayVariable(building.snapshot.variables, { type, inputs: value }, building.source);
}

function addResults({ snapshot }: Building, { results }: PreviewWorld): void {
  const found: ValueObject = {};
  for (const [container, names] of Object.entries(results)) {
    // An action object is JSON but for properties that are absent.
    const objects = names.flatMap((name) => (snapshot.actions[name] as ValueObject | undefined) ?? []);
    setOwn(found, container, objects);
  }
  snapshot.results = found;
}

function addLoop(building: Building, { name, kind, index, over }: WorldLoop): void {
  const { snapshot } = building;
  if (kind === 'until') snapshot.iterationIndexes = { ...snapshot.iterationIndexes, [name]: index };
  else if (over !== undefined) snapshot.items[name] = itemOf(building, { over, index, name });
}

type ItemOf = { over: string; index: number; name: string | undefined };

function itemOf(building: Building, { over, index, name }: ItemOf): Value {
  const what = name === undefined ? 'The list of this step' : `The list of '${name}'`;
  const list = listOf(building, over, what);
  if (!Array.isArray(list)) throw new ExpressionError(`${what} gives no list but ${typeName(list)}.`);
  const item = list[index];
  if (item === undefined) throw new ExpressionError(`${what} has no item to look at: it is empty here.`);
  return item;
}

function listOf(building: Building, over: string, what: string): Value {
  try {
    return evaluateIn(building, over);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new ExpressionError(`${what} cannot be evaluated here: ${error.message}`);
  }
}

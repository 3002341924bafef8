/** The part of a run that a template names, as plain data, for an evaluation where stored values can be read. */

import { ExpressionError } from '#core/expressions/errors.ts';
import type { EvaluationSnapshot } from '#core/expressions/snapshot.ts';
import type { References } from '#core/expressions/template.ts';
import { setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { type ActionObject, actionObject } from './action-object.ts';
import { contextAt, type Place, workflowObject } from './evaluation-context.ts';
import { enclosingLoops, findResult, type Repetition } from './repetition.ts';

export function takeSnapshot(place: Place, references: References): EvaluationSnapshot {
  const { run, repetition } = place;
  const context = contextAt(place);
  const names = references.dynamic ? allNames(place) : references;
  const snapshot: EvaluationSnapshot = {
    now: new Date(run.host.now()).toISOString(),
    actions: actionsNamed(place, names.actions),
    variables: readable(names.variables, (name) => context.variable(name)),
    parameters: readable(names.parameters, (name) => context.parameter(name)),
    results: readable(names.results, (name) => context.result(name)),
    ...loopState(repetition, references),
    workflow: workflowObject(run),
  };
  const { appSettings } = run.input;
  if (appSettings !== undefined && references.functions.includes('appsetting')) snapshot.appsettings = appSettings;
  if (references.trigger) snapshot.trigger = run.trigger;
  if (references.item && place.item !== undefined) snapshot.item = place.item;
  if (place.callbackUrl !== undefined) snapshot.callbackUrl = place.callbackUrl;
  if (place.current !== undefined) snapshot.action = place.current;
  return snapshot;
}

type Names = Pick<References, 'actions' | 'variables' | 'parameters' | 'results'>;

/** Everything in sight, for a template that works out a name. */
function allNames({ run, repetition }: Place): Names {
  const names: Names = {
    actions: [],
    results: [],
    variables: [...run.variables.keys()],
    parameters: [...run.parameters.keys()],
  };
  for (let at: Repetition | undefined = repetition; at !== undefined; at = at.parent) {
    names.actions.push(...at.results.keys());
    names.results.push(...at.contents.keys());
  }
  return names;
}

function actionsNamed({ run, repetition }: Place, names: readonly string[]): { [name: string]: ActionObject } {
  const actions: { [name: string]: ActionObject } = {};
  for (const name of names) {
    const result = findResult(repetition, name.toLowerCase());
    if (result !== undefined) actions[result.action] = actionObject(result, run.input.clientTrackingId);
  }
  return actions;
}

/** The values of the names that have one; the others are left out, so that reading them fails where they are read. */
function readable(names: readonly string[], read: (name: string) => Value): ValueObject {
  const values: ValueObject = {};
  for (const name of names) {
    try {
      setOwn(values, name, read(name));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
    }
  }
  return values;
}

function loopState(
  repetition: Repetition,
  references: References,
): Pick<EvaluationSnapshot, 'items' | 'iterationIndexes'> {
  const items: ValueObject = {};
  const iterationIndexes: { [loop: string]: number } = {};
  const named = new Set(references.loops.map((name) => name.toLowerCase()));
  for (const loop of enclosingLoops(repetition).reverse()) {
    if (loop.kind === 'Until') iterationIndexes[loop.name] = loop.index;
    else if (references.item || references.dynamic || named.has(loop.key)) setOwn(items, loop.name, loop.item ?? null);
  }
  return { items, iterationIndexes };
}

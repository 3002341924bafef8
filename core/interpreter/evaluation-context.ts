/** What expressions see of a run from where an action stands (WDL reference 10). */

import type { EvaluationContext } from '#core/expressions/context.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { suggestion } from '#core/expressions/near-name.ts';
import { getProperty } from '#core/json/get-property.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { actionObject, loopResult } from './action-object.ts';
import type { FlowRun } from './flow-run.ts';
import { enclosingLoops, findContent, findResult, type Repetition } from './repetition.ts';
import { readVariable } from './variables.ts';

/** Where an expression stands. */
export type Place = {
  run: FlowRun;
  repetition: Repetition;
  /** The action that evaluates, for `action()`. */
  current?: ValueObject;
  /** The element of a Select, Query, Table or Join. */
  item?: Value;
  /** Where the outside answers a webhook step, for `listCallbackUrl()`. */
  callbackUrl?: string;
};

export function contextAt(place: Place): EvaluationContext {
  return new PlacedContext(place);
}

/** A class, as one is made for each evaluation: for each item of a list as well. */
class PlacedContext implements EvaluationContext {
  private readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  trigger(): Value {
    return this.place.run.trigger;
  }

  action(name: string): Value {
    return actionNamed(this.place, name);
  }

  currentAction(): Value {
    return this.place.current ?? fail('action() can only be used where an action evaluates itself.');
  }

  variable(name: string): Value {
    return variableNamed(this.place.run, name);
  }

  parameter(name: string): Value {
    return parameterNamed(this.place.run, name);
  }

  item(): Value {
    return currentItem(this.place);
  }

  items(name: string): Value {
    return itemOfLoop(this.place.repetition, name);
  }

  iterationIndex(name: string): number {
    return cycleOf(this.place.repetition, name);
  }

  result(name: string): Value {
    return resultOf(this.place, name);
  }

  workflow(): Value {
    return workflowObject(this.place.run);
  }

  appSetting(name: string): Value {
    return appSettingNamed(this.place.run, name);
  }

  callbackUrl(): string {
    const message = 'listCallbackUrl() can only be used in the inputs of a webhook step.';
    return this.place.callbackUrl ?? fail(message);
  }

  now(): number {
    return this.place.run.host.now();
  }

  random(): number {
    return this.place.run.host.random();
  }

  newGuid(): string {
    return this.place.run.host.newGuid();
  }
}

export function workflowObject({ input }: FlowRun): ValueObject {
  const id = `/workflows/${input.flowId}`;
  return {
    id,
    name: input.flowName,
    type: 'Microsoft.Logic/workflows',
    location: 'local',
    tags: {},
    run: { id: `${id}/runs/${input.runId}`, name: input.runId, type: 'Microsoft.Logic/workflows/runs' },
  };
}

function fail(message: string): never {
  throw new ExpressionError(message);
}

function actionNamed({ run, repetition }: Place, name: string): Value {
  const key = name.toLowerCase();
  const result = findResult(repetition, key);
  if (result !== undefined) return actionObject(result, run.input.clientTrackingId);
  const loop = run.loopOf.get(key);
  const isOutside = loop !== undefined && !enclosingLoops(repetition).some((around) => around.name === loop);
  if (isOutside) {
    fail(
      `The action '${name}' runs once per item inside the loop '${loop}', so its name alone is not clear from outside. Use result('${loop}').`,
    );
  }
  const names = [...repetition.results.values()].map((known) => known.action);
  return fail(`The action '${name}' is not found or has not run before this step.${suggestion(name, names)}`);
}

function variableNamed(run: FlowRun, name: string): Value {
  const variable = run.variables.get(name.toLowerCase());
  if (variable !== undefined) return readVariable(variable);
  const names = [...run.variables.values()].map((known) => known.name);
  return fail(`The variable '${name}' has not been initialized.${suggestion(name, names)}`);
}

function parameterNamed(run: FlowRun, name: string): Value {
  const parameter = run.parameters.get(name.toLowerCase());
  if (parameter === undefined) {
    const names = [...run.parameters.values()].map((known) => known.name);
    return fail(`The parameter '${name}' is not defined.${suggestion(name, names)}`);
  }
  if (parameter.value !== undefined) return parameter.value;
  return fail(`The parameter '${parameter.name}' has neither a value nor a default.`);
}

function appSettingNamed({ input }: FlowRun, name: string): Value {
  const settings = input.appSettings ?? {};
  return getProperty(settings, name) ?? fail(`The application setting '${name}' is not defined.`);
}

function currentItem({ item, repetition }: Place): Value {
  if (item !== undefined) return item;
  const loop = enclosingLoops(repetition).find((around) => around.kind === 'Foreach');
  return loop?.item ?? (loop ? null : fail('item() can only be used inside a loop or a data operation over an array.'));
}

function itemOfLoop(repetition: Repetition, name: string): Value {
  const loop = enclosingLoops(repetition).find(
    (around) => around.kind === 'Foreach' && around.key === name.toLowerCase(),
  );
  return loop?.item ?? (loop ? null : fail(`The loop '${name}' is not a For each around this action.`));
}

function cycleOf(repetition: Repetition, name: string): number {
  const loop = enclosingLoops(repetition).find(
    (around) => around.kind === 'Until' && around.key === name.toLowerCase(),
  );
  return loop?.index ?? fail(`The loop '${name}' is not an Until around this action.`);
}

function resultOf({ run, repetition }: Place, name: string): Value {
  const content = findContent(repetition, name.toLowerCase());
  const { clientTrackingId } = run.input;
  if (content === undefined) return fail(`The container '${name}' is not found or has not ended before this step.`);
  if (content.kind === 'loop') return loopResult(content.passes, clientTrackingId);
  const results = content.keys.map((key) => findResult(repetition, key)).filter((result) => result !== undefined);
  return results.map((result) => actionObject(result, clientTrackingId));
}

/** Turns a snapshot, plain data, into the context that compiled expressions ask. */

import { findPropertyName } from '#core/json/get-property.ts';
import type { Value } from '#core/json/value.ts';
import type { EvaluationContext } from './context.ts';
import { listNames, shorten } from './describe-value.ts';
import { ExpressionError } from './errors.ts';
import { suggestion } from './near-name.ts';
import type { EvaluationSnapshot } from './snapshot.ts';

/** Where chance and time come from; `now` (milliseconds since the epoch) counts when the snapshot has no time. */
export type EvaluationSource = { random(): number; newGuid(): string; now?: number };

type Named<T> = { [name: string]: T } | undefined;

/** Names are found without regard to letter case; a name that is not there throws `ExpressionError`. */
export function contextFromSnapshot(snapshot: EvaluationSnapshot, source: EvaluationSource): EvaluationContext {
  return {
    trigger: () => snapshot.trigger ?? {},
    action: (name) => find(snapshot.actions, name, missingAction),
    currentAction: () => present(snapshot.action, 'action() can only be used where an action evaluates itself.'),
    variable: (name) => find(snapshot.variables, name, missing('variable', 'has not been initialized')),
    parameter: (name) => find(snapshot.parameters, name, missing('parameter', 'is not defined')),
    item: () =>
      present(currentItem(snapshot), 'item() can only be used inside a loop or a data operation over an array.'),
    items: (name) => find(snapshot.items, name, missing('loop', 'is not a For each around this action')),
    iterationIndex: (name) =>
      find(snapshot.iterationIndexes, name, missing('loop', 'is not an Until around this action')),
    result: (name) => find(snapshot.results, name, missing('container', 'is not found or has not ended')),
    workflow: () => snapshot.workflow ?? {},
    appSetting: (name) => find(snapshot.appsettings, name, missing('application setting', 'is not defined')),
    callbackUrl: () =>
      present(snapshot.callbackUrl, 'listCallbackUrl() can only be used in the inputs of a webhook step.'),
    now: () => currentTime(snapshot, source),
    ...(snapshot.now === undefined ? {} : exactly(snapshot.now)),
    random: () => source.random(),
    newGuid: () => source.newGuid(),
  };
}

function exactly(now: string): { exactNow(): string } {
  return { exactNow: () => now };
}

type MissingName = (name: string, names: string[]) => ExpressionError;

function find<T>(table: Named<T>, name: string, notFound: MissingName): T {
  const key = table ? findPropertyName(table, name) : undefined;
  const value = table && key !== undefined ? table[key] : undefined;
  if (value === undefined) throw notFound(name, Object.keys(table ?? {}));
  return value;
}

function missing(kind: string, problem: string): MissingName {
  return (name, names) => {
    const known = names.length === 0 ? '' : ` Known here: ${listNames(names)}.`;
    return new ExpressionError(`The ${kind} '${shorten(name)}' ${problem}.${suggestion(name, names)}${known}`, {
      detail: { given: name, expected: listNames(names) },
    });
  };
}

function missingAction(name: string, names: string[]): ExpressionError {
  const hint = suggestion(name, names);
  return new ExpressionError(`The action '${shorten(name)}' is not found or has not run before this step.${hint}`, {
    detail: { given: name, expected: listNames(names) },
  });
}

function present<T>(value: T | undefined, problem: string): T {
  if (value === undefined) throw new ExpressionError(problem);
  return value;
}

function currentItem(snapshot: EvaluationSnapshot): Value | undefined {
  if (snapshot.item !== undefined) return snapshot.item;
  return Object.values(snapshot.items ?? {}).at(-1);
}

function currentTime(snapshot: EvaluationSnapshot, source: EvaluationSource): number {
  const time = snapshot.now === undefined ? source.now : Date.parse(snapshot.now);
  if (time === undefined || Number.isNaN(time)) throw new ExpressionError('The current time is not known here.');
  return time;
}

/**
 * Which sides of an action its record must not show (WDL reference 11.7): those its settings name, the inputs of every
 * action that reads something hidden or an application setting, and the outputs of those that only pass their inputs on.
 */

import type { ActionDefinition } from '#core/definition/types.ts';
import { type References, referencesOf } from '#core/expressions/template.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { RunPlace } from './flow-run.ts';
import { enclosingLoops, findContent, findResult, type Repetition } from './repetition.ts';
import { isCall } from './shown-inputs.ts';
import type { Side } from './step.ts';

const NOTHING: ReadonlySet<Side> = new Set();

const known = new WeakMap<ActionDefinition, References>();

export function securedSides(action: ActionDefinition, place: RunPlace): ReadonlySet<Side> {
  const named = sidesNamed(action);
  const readsHidden = readsSecured(referencesOfAction(action), place);
  if (named.length === 0 && !readsHidden) return NOTHING;
  const sides = new Set<Side>(named);
  if (readsHidden) sides.add('inputs');
  if (sides.has('inputs') && !isCall(action.type)) sides.add('outputs');
  return sides;
}

function sidesNamed({ runtimeConfiguration }: ActionDefinition): Side[] {
  const secureData = runtimeConfiguration?.secureData;
  if (!isObject(secureData) || !Array.isArray(secureData.properties)) return [];
  const { properties } = secureData;
  return (['inputs', 'outputs'] as const).filter((side) => properties.includes(side));
}

function referencesOfAction(action: ActionDefinition): References {
  const found = known.get(action);
  if (found !== undefined) return found;
  const { inputs = null, expression = null, foreach = null, trackedProperties = null } = action;
  const templates: Value[] = [inputs, expression, foreach, trackedProperties];
  const references = referencesOf(templates);
  known.set(action, references);
  return references;
}

/** True when what the expressions give is made of something that must not be shown. */
export function readsSecured(references: References, { run, repetition }: RunPlace): boolean {
  if (references.trigger && run.isTriggerSecured) return true;
  if (references.functions.includes('appsetting')) return true;
  return (
    references.parameters.some((name) => run.parameters.get(name.toLowerCase())?.isSecured) ||
    references.variables.some((name) => run.variables.get(name.toLowerCase())?.isSecured) ||
    references.actions.some((name) => isHidden(repetition, name.toLowerCase())) ||
    references.results.some((name) => holdsHidden(repetition, name.toLowerCase())) ||
    readsHiddenItem(references, repetition)
  );
}

function isHidden(repetition: Repetition, key: string): boolean {
  return (findResult(repetition, key)?.secured?.length ?? 0) > 0;
}

function holdsHidden(repetition: Repetition, key: string): boolean {
  const content = findContent(repetition, key);
  if (content === undefined) return false;
  if (content.kind === 'set') return content.keys.some((inner) => isHidden(repetition, inner));
  return content.passes.some((pass) => pass.some((result) => (result.secured?.length ?? 0) > 0));
}

function readsHiddenItem(references: References, repetition: Repetition): boolean {
  if (!references.item && references.loops.length === 0) return false;
  return enclosingLoops(repetition).some((loop) => loop.isSecured);
}

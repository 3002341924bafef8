/**
 * Gives every action that needs something outside a static result: the definition's own where it has one, else an answer
 * whose body has the shape in which a later ParseJson reads it. HTTP calls that nothing describes go to the fake server.
 */

import { runnableActionType } from '#core/actions/action-types.ts';
import { isConnectorType } from '#core/actions/connector-types.ts';
import { referencesIn } from '#core/definition/expression-references.ts';
import { readsArtifact } from '#core/definition/needed-artifacts.ts';
import type { TriggerDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { sampleOf } from './sample.ts';

/** Types that run here and yet meet somebody outside; those that need a map or schema do, too. */
const MEETS_OTHERS = new Set(['workflow', 'httpwebhook', 'sendtobatch']);

/** Changes the definition. */
export function mockActions(definition: WorkflowDefinition): void {
  const actions = walkActions(definition);
  const schemas = readersOf(actions);
  const results = { ...definition.staticResults };
  for (const { name, action } of actions) {
    const schema = schemas.get(name.toLowerCase());
    if (!isExternal(action.type, schema !== undefined)) continue;
    const own = isObject(action.runtimeConfiguration?.staticResult)
      ? action.runtimeConfiguration.staticResult.name
      : undefined;
    const key = typeof own === 'string' && results[own] !== undefined ? own : `${name} mocked`;
    results[key] ??= { status: 'Succeeded', outputs: { statusCode: 200, headers: {}, body: sampleOf(schema) } };
    const staticResult = { name: key, staticResultOptions: 'Enabled' };
    action.runtimeConfiguration = { ...action.runtimeConfiguration, staticResult };
  }
  definition.staticResults = results;
}

function isExternal(type: string, isRead: boolean): boolean {
  const folded = type.toLowerCase();
  if (folded === 'http') return isRead;
  if (MEETS_OTHERS.has(folded) || readsArtifact(type)) return true;
  return isConnectorType(type) || runnableActionType(type) === undefined;
}

/** The schemas of the ParseJson actions by the action whose body they read. */
function readersOf(actions: readonly LocatedAction[]): Map<string, Value> {
  const schemas = new Map<string, Value>();
  for (const { action } of actions) {
    const { inputs } = action;
    if (action.type.toLowerCase() !== 'parsejson' || !isObject(inputs) || typeof inputs.content !== 'string') continue;
    for (const { kind, name } of referencesIn(inputs.content)) {
      if (kind === 'action' && name !== undefined) schemas.set(name.toLowerCase(), inputs.schema ?? {});
    }
  }
  return schemas;
}

/** Lets the first trigger fire whatever it is given; a definition without one gets one. Changes the definition. */
export function mockTrigger(definition: WorkflowDefinition): void {
  const [first] = Object.entries(definition.triggers ?? {});
  const [name, trigger] = first ?? ['manual', { type: 'Request', kind: 'Http', inputs: {} }];
  const plain: TriggerDefinition = { ...trigger };
  for (const field of ['conditions', 'splitOn', 'splitOnConfiguration', 'operationOptions'] as const)
    delete plain[field];
  definition.triggers = { ...definition.triggers, [name]: plain };
}

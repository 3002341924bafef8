/** A definition that tests of edits change, and a look at what became of it. */

import { expect } from 'vitest';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { ActionDefinition } from '#core/definition/types.ts';
import { findAction, walkActions } from '#core/definition/walk.ts';

/** Written in a hand of its own, so that it shows when an edit writes more than it has to. */
export const FLOW = `{
    "$schema": "kept as it is",
    "actions": {
        "First": {"type": "Compose", "inputs": 1.0, "runAfter": {}},
        "Scope": {
            "type": "Scope",
            "runAfter": {"First": ["Succeeded"]},
            "actions": {
                "Inner_A": { "type": "Compose", "inputs": "@{outputs('FIRST')} and \\u0040{body('first')}" },
                "Inner_B": {
                    "type": "Compose",
                    "inputs": {"@outputs('Inner_A')": "@concat('First', outputs('Inner_A'))"},
                    "runAfter": { "inner_a": [ "Succeeded" ] }
                }
            },
            "unknownThing": [ 1,2 ]
        },
        "Handler": { "type": "Compose", "inputs": "@result('Scope')", "runAfter": {"Scope": ["Failed", "TimedOut"]} },
        "Last": { "type": "Compose", "inputs": "x", "runAfter": {"Scope": ["Succeeded"]} }
    },
    "triggers": {"manual": {"type": "Request"}}
}
`;

/** The action of a text that can be read. */
export function actionOf(text: string, name: string): ActionDefinition | undefined {
  const { definition, problems } = parseDefinition(text);
  expect(problems).toEqual([]);
  return definition ? findAction(definition, name)?.action : undefined;
}

export function runAfterOf(text: string, name: string): unknown {
  return actionOf(text, name)?.runAfter;
}

/** Names of all actions with the containers around them: `Scope/Inner`. */
export function outline(text: string): string[] {
  const { definition } = parseDefinition(text);
  return walkActions(definition ?? {}).map(({ name, parents }) => [...parents, name].join('/'));
}

/** A text with these actions, each after the one before unless it says otherwise. */
export function flowOf(actions: { [name: string]: Partial<ActionDefinition> }): string {
  const names = Object.keys(actions);
  const chained = names.map((name, index) => {
    const before = names[index - 1];
    const runAfter = before === undefined ? {} : { [before]: ['Succeeded'] };
    return [name, { type: 'Compose', inputs: '', runAfter, ...actions[name] }];
  });
  return JSON.stringify({ triggers: { manual: { type: 'Request' } }, actions: Object.fromEntries(chained) }, null, 2);
}

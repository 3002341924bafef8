import { describe, expect, it } from 'vitest';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { findAction } from '#core/definition/walk.ts';
import { addAction } from './add-action.ts';
import { deleteAction } from './delete-action.ts';
import { duplicateAction } from './duplicate-action.ts';
import { EditError } from './edit-error.ts';
import { moveAction } from './move-action.ts';
import { renameAction } from './rename-action.ts';
import { renameTrigger } from './rename-trigger.ts';
import { setRunAfter } from './set-run-after.ts';
import { setTrigger } from './set-trigger.ts';

const FLOW = `{
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

function runAfter(text: string, name: string): unknown {
  const { definition, problems } = parseDefinition(text);
  expect(problems).toEqual([]);
  return definition && findAction(definition, name)?.action.runAfter;
}

const action = { type: 'Compose', inputs: 'new' };

describe('addAction', () => {
  it('puts a step between two steps and leaves every other byte alone', () => {
    const text = addAction(FLOW, {
      name: 'New',
      action,
      at: { container: '/actions', after: ['First'], before: ['Scope'] },
    });
    expect(runAfter(text, 'New')).toEqual({ First: ['Succeeded'] });
    expect(runAfter(text, 'Scope')).toEqual({ New: ['Succeeded'] });
    const added = text.slice(text.indexOf('\n        "New"'), text.indexOf(',\n        "Scope"'));
    expect(text.replace(`,${added}`, '').replace('{"New": ["Succeeded"]}', '{"First": ["Succeeded"]}')).toBe(FLOW);
  });

  it('moves the condition of the line to the new step', () => {
    const text = addAction(FLOW, {
      name: 'New',
      action,
      at: { container: '/actions', after: ['Scope'], before: ['Handler'] },
    });
    expect(runAfter(text, 'New')).toEqual({ Scope: ['Failed', 'TimedOut'] });
    expect(runAfter(text, 'Handler')).toEqual({ New: ['Succeeded'] });
  });

  it('starts a parallel branch, and puts a step at the very start', () => {
    const parallel = addAction(FLOW, {
      name: 'New',
      action,
      at: { container: '/actions', after: ['First'], before: [] },
    });
    expect(runAfter(parallel, 'Scope')).toEqual({ First: ['Succeeded'] });
    const start = addAction(FLOW, { name: 'New', action, at: { container: '/actions', after: [], before: ['First'] } });
    expect(runAfter(start, 'First')).toEqual({ New: ['Succeeded'] });
    expect(runAfter(start, 'New')).toEqual({});
  });

  it('makes the container when it is missing', () => {
    const text = '{"definition": {"actions": {"If": {"type": "If", "actions": {}}}}, "kind": "Stateful"}';
    const at = { container: '/definition/actions/If/else/actions', after: [], before: [] };
    expect(JSON.parse(addAction(text, { name: 'New', action, at })).definition.actions.If.else).toEqual({
      actions: { New: { ...action, runAfter: {} } },
    });
    expect(
      JSON.parse(addAction('{}', { name: 'New', action, at: { container: '/actions', after: [], before: [] } })),
    ).toEqual({
      actions: { New: { ...action, runAfter: {} } },
    });
  });

  it('refuses a name that is taken, a place that does not exist and a text that is broken', () => {
    const at = { container: '/actions', after: [], before: [] };
    expect(() => addAction(FLOW, { name: 'inner_a', action, at })).toThrow('is taken');
    expect(() => addAction(FLOW, { name: 'Manual', action, at })).toThrow('is taken');
    expect(() => addAction(FLOW, { name: 'New', action, at: { ...at, container: '/actions/First/inputs' } })).toThrow(
      EditError,
    );
    expect(() => addAction(FLOW, { name: 'New', action, at: { ...at, after: ['Inner_A'] } })).toThrow(EditError);
    expect(() => addAction(FLOW.slice(0, -4), { name: 'New', action, at })).toThrow('not valid JSON');
  });
});

describe('deleteAction', () => {
  it('joins what ran after the step to what ran before it', () => {
    const text = deleteAction(FLOW, { name: 'scope' });
    expect(runAfter(text, 'Last')).toEqual({ First: ['Succeeded'] });
    expect(runAfter(text, 'Handler')).toEqual({ First: ['Failed', 'TimedOut'] });
    expect(text).not.toContain('Inner_A');
  });

  it('leaves the rest of the text as it was', () => {
    const text = deleteAction(FLOW, { name: 'Last' });
    expect(FLOW.startsWith(text.slice(0, text.indexOf('"Handler"') + 60))).toBe(true);
    expect(text).toContain('"triggers": {"manual": {"type": "Request"}}\n}\n');
  });
});

describe('renameAction', () => {
  it('takes every reference along, in any letter case, also in names and behind escapes', () => {
    const text = renameAction(FLOW, { name: 'First', newName: "It's" });
    expect(text).toBe(
      FLOW.replace('"First": {"type"', '"It\'s": {"type"')
        .replace('{"First": ["Succeeded"]}', '{"It\'s": ["Succeeded"]}')
        .replace("outputs('FIRST')", "outputs('It''s')")
        .replace("body('first')", "body('It''s')"),
    );
    const inner = renameAction(FLOW, { name: 'Inner_A', newName: 'Q"' });
    expect(runAfter(inner, 'Inner_B')).toEqual({ 'Q"': ['Succeeded'] });
    expect(inner).toContain(`"@outputs('Q\\"')": "@concat('First', outputs('Q\\"'))"`);
  });

  it('follows result() and leaves text that only looks like a name', () => {
    const text = renameAction(FLOW, { name: 'Scope', newName: 'Try' });
    expect(text).toContain("@result('Try')");
    expect(renameAction(text, { name: 'Try', newName: 'Scope' })).toBe(FLOW);
  });

  it('allows another spelling of the same name', () => {
    expect(renameAction(FLOW, { name: 'First', newName: 'first' })).toContain("@{outputs('first')}");
  });
});

describe('duplicateAction', () => {
  it('copies a container with new names inside that refer to each other', () => {
    const text = duplicateAction(FLOW, { name: 'Scope', newName: 'Scope_2' });
    expect(runAfter(text, 'Scope_2')).toEqual({ Scope: ['Succeeded'] });
    expect(runAfter(text, 'Last')).toEqual({ Scope_2: ['Succeeded'] });
    expect(runAfter(text, 'Handler')).toEqual({ Scope: ['Failed', 'TimedOut'] });
    expect(runAfter(text, 'Inner_B_2')).toEqual({ Inner_A_2: ['Succeeded'] });
    expect(text).toContain(`"@outputs('Inner_A_2')": "@concat('First', outputs('Inner_A_2'))"`);
    expect(text.match(/"unknownThing": \[ 1,2 \]/g)).toHaveLength(2);
    expect(text.replaceAll('\n', '').match(/@\{outputs\('FIRST'\)\}/g)).toHaveLength(2);
  });
});

describe('moveAction', () => {
  it('takes the step along with its formatting and joins its old neighbours', () => {
    const to = { container: '/actions/Scope/actions', after: ['Inner_B'], before: [] };
    const text = moveAction(FLOW, { name: 'Handler', to });
    expect(runAfter(text, 'Handler')).toEqual({ Inner_B: ['Succeeded'] });
    const { definition } = parseDefinition(text);
    expect(definition && findAction(definition, 'Handler')?.parents).toEqual(['Scope']);
    expect(text).toContain('"unknownThing": [ 1,2 ]');
  });

  it('changes nothing when the place is beside the step', () => {
    expect(moveAction(FLOW, { name: 'Scope', to: { container: '/actions', after: ['Scope'], before: ['Last'] } })).toBe(
      FLOW,
    );
  });

  it('refuses to move a container into itself', () => {
    const to = { container: '/actions/Scope/actions', after: [], before: [] };
    expect(() => moveAction(FLOW, { name: 'Scope', to })).toThrow('into itself');
  });
});

describe('setRunAfter', () => {
  it('sets, adds and removes predecessors', () => {
    expect(runAfter(setRunAfter(FLOW, { name: 'Last', predecessor: 'scope', statuses: ['Skipped'] }), 'Last')).toEqual({
      Scope: ['Skipped'],
    });
    expect(runAfter(setRunAfter(FLOW, { name: 'Last', predecessor: 'Handler', statuses: ['Failed'] }), 'Last')).toEqual(
      {
        Scope: ['Succeeded'],
        Handler: ['Failed'],
      },
    );
    expect(runAfter(setRunAfter(FLOW, { name: 'Last', predecessor: 'Scope', statuses: null }), 'Last')).toEqual({});
  });

  it('refuses circles, strangers and an empty list', () => {
    expect(() => setRunAfter(FLOW, { name: 'First', predecessor: 'Last', statuses: ['Succeeded'] })).toThrow(
      'each would wait',
    );
    expect(() => setRunAfter(FLOW, { name: 'First', predecessor: 'First', statuses: ['Succeeded'] })).toThrow(
      EditError,
    );
    expect(() => setRunAfter(FLOW, { name: 'First', predecessor: 'Inner_A', statuses: ['Succeeded'] })).toThrow(
      'beside',
    );
    expect(() => setRunAfter(FLOW, { name: 'Last', predecessor: 'Scope', statuses: [] })).toThrow('at least one');
  });
});

describe('setTrigger and renameTrigger', () => {
  const recurrence = { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } };

  it('replaces the one trigger, or adds it', () => {
    const { definition } = parseDefinition(setTrigger(FLOW, { name: 'Daily', trigger: recurrence }));
    expect(definition?.triggers).toEqual({ Daily: recurrence });
    expect(JSON.parse(setTrigger('{"actions": {}}', { name: 'Daily', trigger: recurrence })).triggers).toEqual({
      Daily: recurrence,
    });
  });

  it('renames the trigger, but not to the name of a step', () => {
    expect(renameTrigger(FLOW, { name: 'Manual', newName: 'start' })).toBe(FLOW.replace('"manual"', '"start"'));
    expect(() => renameTrigger(FLOW, { name: 'manual', newName: 'FIRST' })).toThrow('is taken');
  });
});

import { describe, expect, it } from 'vitest';
import { addNote } from './add-note.ts';
import { copySelection } from './copy-selection.ts';
import { cutSelection } from './cut-selection.ts';
import { deleteActions } from './delete-actions.ts';
import { duplicateActions } from './duplicate-actions.ts';
import { pasteActions } from './paste-actions.ts';
import { actionOf, FLOW, flowOf, outline, runAfterOf } from './testing/flow.ts';

const END = { container: '/actions', after: ['Last'], before: [] };

describe('copySelection', () => {
  it('writes readable JSON with the steps as they stand and their order among each other', () => {
    const text = copySelection(FLOW, ['last', 'Scope', 'Inner_B']);
    expect(JSON.parse(text)).toMatchObject({ copied: 'millrace/1', actions: { Scope: { runAfter: {} } } });
    expect(text).toContain('\n          "runAfter": { "inner_a": [ "Succeeded" ] }\n');
    expect(text).toContain('"Last": { "type": "Compose", "inputs": "x", "runAfter": {"Scope": ["Succeeded"]} }');
    expect(text).not.toContain('Handler');
  });

  it('lets the later of two steps follow the earlier when one between them stays behind', () => {
    const text = copySelection(flowOf({ A: {}, B: {}, C: {}, D: {} }), ['D', 'B']);
    expect(JSON.parse(text).actions).toMatchObject({ B: { runAfter: {} }, D: { runAfter: { B: ['Succeeded'] } } });
  });

  it('lays out what was one line, and refuses what is not there', () => {
    const line = JSON.stringify(JSON.parse(FLOW));
    expect(copySelection(line, ['First'])).toContain('\n    "First": {\n      "type": "Compose",\n');
    expect(() => copySelection(FLOW, [])).toThrow('at least one');
    expect(() => copySelection(FLOW, ['Nobody'])).toThrow('no action named "Nobody"');
  });
});

describe('pasteActions', () => {
  it('gives steps new names, also inside, and lets references among them follow', () => {
    const pasted = pasteActions(FLOW, copySelection(FLOW, ['Scope', 'Last']), END);
    expect(pasted.names).toEqual(['Scope_2', 'Last_2']);
    expect(pasted.renamed).toContainEqual({ from: 'Inner_A', to: 'Inner_A_2' });
    expect(runAfterOf(pasted.text, 'Scope_2')).toEqual({ Last: ['Succeeded'] });
    expect(runAfterOf(pasted.text, 'Last_2')).toEqual({ Scope_2: ['Succeeded'] });
    expect(pasted.text).toContain(`"@outputs('Inner_A_2')": "@concat('First', outputs('Inner_A_2'))"`);
    expect(pasted.text).toContain("@{outputs('FIRST')}");
    expect(pasted.dangling).toEqual([]);
    expect(deleteActions(pasted.text, pasted.names)).toBe(FLOW);
  });

  it('goes between two steps, and only what runs when all goes well is waited for', () => {
    const clip = copySelection(FLOW, ['Scope', 'Handler', 'Last']);
    const { text } = pasteActions(flowOf({ A: {}, B: {} }), clip, {
      container: '/actions',
      after: ['A'],
      before: ['B'],
    });
    expect(runAfterOf(text, 'Scope')).toEqual({ A: ['Succeeded'] });
    expect(runAfterOf(text, 'Handler')).toEqual({ Scope: ['Failed', 'TimedOut'] });
    expect(runAfterOf(text, 'B')).toEqual({ Last: ['Succeeded'] });
  });

  it('tells which references lead nowhere, and leaves them as they are', () => {
    const { dangling, text } = pasteActions(flowOf({ A: {} }), copySelection(FLOW, ['Scope']), {
      ...END,
      after: ['A'],
    });
    expect(dangling).toMatchObject([
      { code: 'UnknownAction', action: 'Inner_A', reference: 'FIRST' },
      { reference: 'first' },
    ]);
    expect(text).toContain("@{outputs('FIRST')}");
  });

  it('takes the indentation and the line ends of the text', () => {
    const windows = FLOW.replaceAll('\n', '\r\n');
    const { text } = pasteActions(windows, copySelection(flowOf({ A: {} }), ['A']), END);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text).toContain('\r\n        "A": {\r\n            "type": "Compose",');
    const line = JSON.stringify(JSON.parse(FLOW));
    expect(pasteActions(line, copySelection(FLOW, ['Scope']), END).text).not.toContain('\n');
  });

  const action = '{"type": "Compose", "inputs": 1, "runAfter": {"Elsewhere": ["Failed"]}}';
  it.each([
    ['one action', action, ['Compose']],
    ['a scope', '{"type": "Scope", "actions": {"In": {"type": "Compose"}}}', ['Scope', 'Scope/In']],
    ['an object with actions', `{"actions": {"A": ${action}}}`, ['A']],
    ['a map of actions', `{"A": ${action}, "B": ${action}}`, ['A', 'B']],
    ['a definition', `{"triggers": {"t": {"type": "Request"}}, "actions": {"A": ${action}}}`, ['A']],
    ['a Standard workflow', `{"definition": {"triggers": {}, "actions": {"A": ${action}}}, "kind": "Stateful"}`, ['A']],
    [
      'a scope of the designer of Logic Apps',
      `{"nodeId": "S-copy", "serializedValue": ${action}, "mslaNode": true}`,
      ['S'],
    ],
    ['an action of Power Automate', `{"operationName": "Do it", "operationDefinition": ${action}}`, ['Do it']],
  ])('takes %s from elsewhere', (_, clip, names) => {
    const { text } = pasteActions(flowOf({ Start: {} }), clip, { ...END, after: ['Start'] });
    expect(outline(text)).toEqual(['Start', ...names]);
    expect(runAfterOf(text, names[0] ?? '')).toEqual({ Start: ['Succeeded'] });
  });

  it.each([
    ['no text', '', 'holds no JSON'],
    ['no JSON', 'hello', 'holds no JSON'],
    ['something else', '{"a": 1}', 'no steps'],
    ['an empty list of actions', '{"actions": {}}', 'no steps'],
    ['a step of a designer without its definition', '{"nodeId": "A", "nodeData": {}}', 'Copy its code'],
  ])('refuses %s', (_, clip, message) => {
    expect(() => pasteActions(FLOW, clip, END)).toThrow(message);
  });

  it('takes the notes of the steps along', () => {
    const noted = addNote(FLOW, { id: 'n', content: 'Why', position: { x: 1, y: 2 }, step: 'inner_a' });
    const { text } = pasteActions(noted, copySelection(noted, ['Scope']), END);
    expect(JSON.parse(text).metadata.notes).toMatchObject({
      n: { metadata: { step: 'Inner_A' } },
      n_2: { content: 'Why', metadata: { position: { x: 1, y: 2 }, step: 'Inner_A_2' } },
    });
    expect(deleteActions(noted, ['Scope'])).not.toContain('notes');
  });
});

describe('cutSelection', () => {
  it('takes out what it puts into the clipboard, so that pasting it gives the same flow', () => {
    const { text, clipboardText } = cutSelection(FLOW, ['Scope', 'Handler']);
    expect(outline(text)).toEqual(['First', 'Last']);
    const back = pasteActions(text, clipboardText, { container: '/actions', after: ['First'], before: ['Last'] });
    expect(back.renamed).toEqual([]);
    for (const name of ['Scope', 'Handler', 'Last'])
      expect(runAfterOf(back.text, name)).toEqual(runAfterOf(FLOW, name));
  });
});

describe('deleteActions', () => {
  it('joins what is left over all that is gone', () => {
    const text = deleteActions(flowOf({ A: {}, B: {}, C: {}, D: {} }), ['B', 'C']);
    expect(runAfterOf(text, 'D')).toEqual({ A: ['Succeeded'] });
    expect(deleteActions(text, ['A', 'D'])).toContain('"actions": {}');
  });

  it('deletes in several containers at once', () => {
    const text = deleteActions(FLOW, ['Inner_A', 'Last', 'First']);
    expect(outline(text)).toEqual(['Scope', 'Scope/Inner_B', 'Handler']);
    expect(runAfterOf(text, 'Scope')).toEqual({});
    expect(runAfterOf(text, 'Inner_B')).toEqual({});
  });
});

describe('duplicateActions', () => {
  it('puts the copies of a chain behind the chain', () => {
    const { text, names } = duplicateActions(flowOf({ A: {}, B: {}, C: {} }), ['A', 'B']);
    expect(names).toEqual(['A_2', 'B_2']);
    expect(runAfterOf(text, 'A_2')).toEqual({ B: ['Succeeded'] });
    expect(runAfterOf(text, 'B_2')).toEqual({ A_2: ['Succeeded'] });
    expect(runAfterOf(text, 'C')).toEqual({ B_2: ['Succeeded'] });
  });

  it('counts on from the number that a name has', () => {
    const once = duplicateActions(flowOf({ A: {} }), ['A']);
    expect(duplicateActions(once.text, once.names).names).toEqual(['A_3']);
    expect(actionOf(once.text, 'A_2')).toMatchObject({ type: 'Compose' });
  });
});

import { CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { definitionCompletion } from './definition-completion.ts';

/** What is offered at the bar, when asked for. */
async function offered(marked: string): Promise<string[]> {
  const position = marked.indexOf('|');
  const doc = marked.replace('|', '');
  const fresh = EditorState.create({ doc, extensions: [json()] });
  ensureSyntaxTree(fresh, doc.length, 5_000);
  // A state keeps the tree that it began with, which a busy machine may not have finished.
  const { state } = fresh.update({});
  const { definition, root } = parseDefinition(doc);
  const source = definitionCompletion(() => ({ definition: definition ?? {}, root }));
  const result = await source(new CompletionContext(state, position, true));
  return result?.options.map(({ displayLabel = '' }) => displayLabel) ?? [];
}

const action = (rest: string) => `{"triggers": {}, "actions": {"First": {"type": "Compose"}, "Call": {${rest}}}}`;

describe('completion in the code of a definition', () => {
  it('offers the sections of a definition, without those that are there', async () => {
    expect(await offered('{"triggers": {}, |}')).toEqual(expect.arrayContaining(['actions', 'parameters', 'outputs']));
    expect(await offered('{"triggers": {}, |}')).not.toContain('triggers');
  });

  it('offers the types of actions and of triggers', async () => {
    expect(await offered(action('"type": "|"'))).toEqual(expect.arrayContaining(['Http', 'Foreach', 'Compose']));
    expect(await offered('{"triggers": {"t": {"type": "Re|"}}, "actions": {}}')).toContain('Recurrence');
    expect(await offered('{"triggers": {"t": {"type": "Re|"}}, "actions": {}}')).not.toContain('Foreach');
  });

  it('offers what an action of its type has, from its form and settings', async () => {
    expect(await offered(action('"type": "Http", "|"'))).toEqual(
      expect.arrayContaining(['inputs', 'runAfter', 'limit']),
    );
    const inputs = await offered(action('"type": "Http", "inputs": {"uri": "x", "|": 1}'));
    expect(inputs).toEqual(expect.arrayContaining(['method', 'headers', 'body', 'retryPolicy']));
    expect(inputs).not.toContain('uri');
    expect(await offered(action('"type": "Http", "inputs": {"method": "|"}'))).toContain('PATCH');
    expect(await offered(action('"type": "Http", "runtimeConfiguration": {|}'))).toEqual(
      expect.arrayContaining(['paginationPolicy', 'secureData']),
    );
  });

  it('offers siblings to run after, and the statuses they may end with', async () => {
    expect(await offered(action('"type": "Http", "runAfter": {"|"}'))).toEqual(['First']);
    expect(await offered(action('"type": "Http", "runAfter": {"First": ["|"]}'))).toEqual([
      'Succeeded',
      'Failed',
      'Skipped',
      'TimedOut',
    ]);
  });

  it('offers the same inside containers, and in the wrapper of a Standard project', async () => {
    const inner = '{"actions": {"Box": {"type": "If", "else": {"actions": {"In": {"type": "Http", "inputs": {|}}}}}}}';
    expect(await offered(inner)).toContain('uri');
    expect(await offered(`{"definition": ${inner}, "kind": "Stateful"}`)).toContain('uri');
  });

  it('offers nothing inside an expression, nor for names that are free', async () => {
    expect(await offered(action('"type": "Http", "inputs": {"method": "@var|"}'))).toEqual([]);
    expect(await offered('{"actions": {"|"}}')).toEqual([]);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPointer } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { successorsAmong } from '#core/definition/siblings.ts';
import { walkActions } from '#core/definition/walk.ts';
import type { Value } from '#core/json/value.ts';
import { addAction } from './add-action.ts';
import { deleteAction } from './delete-action.ts';
import { duplicateAction } from './duplicate-action.ts';
import { renameAction } from './rename-action.ts';
import { setValue } from './set-value.ts';

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus');
const MOST_ACTIONS = 25;

/** One of each few, so that big definitions do not take for ever. */
function sample(text: string) {
  const { definition, root } = parseDefinition(text);
  const actions = definition ? walkActions(definition) : [];
  const step = Math.ceil(actions.length / MOST_ACTIONS);
  return { root, actions: actions.filter((_, index) => index % step === 0) };
}

describe.skipIf(!existsSync(CORPUS))('edits of real definitions', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.json')) : [];

  it.each(files)('%s comes back to the byte when a step is renamed and renamed back', (file) => {
    const text = readFileSync(resolve(CORPUS, file), 'utf8');
    for (const { name } of sample(text).actions) {
      const renamed = renameAction(text, { name, newName: 'Quite \'new\' "name"' });
      expect(renamed).not.toBe(text);
      const back = renameAction(renamed, { name: 'Quite \'new\' "name"', newName: name });
      expect(back.toLowerCase()).toBe(text.toLowerCase());
    }
  });

  it.each(files)('%s comes back to the byte when a step is added at an end and deleted', (file) => {
    const text = readFileSync(resolve(CORPUS, file), 'utf8');
    const { actions, root } = sample(text);
    for (const { name, path, siblings } of actions) {
      if (successorsAmong(siblings, name).length > 0) continue;
      const container = toPointer([...root, ...path.slice(0, -1)]);
      const action = { type: 'Compose', inputs: 'x' };
      const added = addAction(text, { name: 'Added', action, at: { container, after: [name], before: [] } });
      expect(deleteAction(added, { name: 'Added' })).toBe(text);
    }
  });

  it.each(files)('%s keeps its problems away when every top-level step is duplicated', (file) => {
    const text = readFileSync(resolve(CORPUS, file), 'utf8');
    const before = parseDefinition(text);
    for (const { name } of sample(text).actions.filter(({ parents }) => parents.length === 0)) {
      const after = parseDefinition(duplicateAction(text, { name, newName: 'The copy' }));
      expect(after.problems).toHaveLength(before.problems.length);
    }
  });

  it.each(files)('%s is not touched by writing the values it has', (file) => {
    const text = readFileSync(resolve(CORPUS, file), 'utf8');
    const { root, actions } = sample(text);
    for (const { path, action } of actions) {
      for (const [field, value] of Object.entries(action)) {
        expect(setValue(text, { pointer: toPointer([...root, ...path, field]), value: value as Value })).toBe(text);
      }
    }
  });
});

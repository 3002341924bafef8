import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeAt } from '#core/definition/json-pointer.ts';
import { dedented } from '#core/definition/json-style.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { ActionDefinition, ActionDefinitions } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';
import { copySelection } from './copy-selection.ts';
import { EditError } from './edit-error.ts';
import { renameAction } from './rename-action.ts';
import { flowOf } from './testing/flow.ts';
import { type Draw, type Edited, randomEdit } from './testing/random-edits.ts';

/** What must not be there after any edit. */
const STRUCTURE = [
  'InvalidJson',
  'InvalidShape',
  'DuplicateName',
  'RunAfterUnknown',
  'RunAfterCycle',
  'RunAfterStatus',
];

function structureFaults(text: string): string[] {
  return validateDefinition(text).flatMap(({ code, message }) =>
    STRUCTURE.includes(code) ? [`${code}: ${message}`] : [],
  );
}

/** The text of each part that holds no steps, by its name, with its value: triggers, parameters, and steps without others inside. */
function parts(text: string): Map<string, { source: string; value: string }> {
  const { definition, root, document } = parseDefinition(text);
  const found = new Map<string, { source: string; value: string }>();
  const add = (name: string, path: string[], value: unknown): void => {
    const node = nodeAt(document.root, [...root, ...path]);
    if (node)
      found.set(name, { source: dedented(text, node).replaceAll('\r', ''), value: JSON.stringify(value, plain) });
  };
  for (const { name, path, action } of walkActions(definition ?? {})) {
    const isLeaf = !action.actions && !action.else && !action.cases && !action.default;
    if (isLeaf) add(`action ${name}`, path, action);
  }
  for (const field of ['triggers', 'outputs', '$schema'] as const) add(field, [field], definition?.[field]);
  return found;
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);

/** What means the same as before but is written in another way. */
function rewritten(before: string, after: string): string[] {
  const now = parts(after);
  return [...parts(before)].flatMap(([name, { source, value }]) => {
    const same = now.get(name);
    return same && same.value === value && same.source !== source ? [`${name}: ${source} → ${same.source}`] : [];
  });
}

/** Does so many edits; returns the texts on the way. */
function editAtRandom(text: string, draw: Draw, count: number): string[] {
  let state: Pick<Edited, 'text' | 'clipboard'> = { text, clipboard: '{"A": {"type": "Compose", "inputs": 1.0}}' };
  const texts = [text];
  const known = new Set(structureFaults(text));
  for (let left = count; left > 0; left -= 1) {
    let edited: Edited;
    try {
      edited = randomEdit(state, draw);
    } catch (error) {
      if (error instanceof EditError) continue;
      throw error;
    }
    expect([edited.kind, structureFaults(edited.text).filter((fault) => !known.has(fault))]).toEqual([edited.kind, []]);
    expect([edited.kind, rewritten(state.text, edited.text)]).toEqual([edited.kind, []]);
    texts.push(edited.text);
    state = edited;
  }
  return texts;
}

const EDITS = 30;
const RUNS = 25;

describe('edits one after the other', () => {
  it('leave a text that can be read, and all that they do not concern as it is written', () => {
    let done = 0;
    fc.assert(
      fc.property(texts, draws, (text, draw) => {
        done += editAtRandom(text, draw, EDITS).length - 1;
      }),
      { numRuns: RUNS },
    );
    // Most of what is drawn must be possible, or nothing is shown.
    expect(done).toBeGreaterThan((RUNS * EDITS) / 3);
  });

  it('rename there and back', () => {
    fc.assert(
      fc.property(texts, draws, (text, draw) => {
        const actions = walkActions(parseDefinition(text).definition ?? {});
        const name = actions[draw(actions.length)]?.name;
        if (name === undefined) return;
        const renamed = renameAction(text, { name, newName: 'Quite "new" it\'s' });
        expect(renamed).not.toBe(text);
        expect(renameAction(renamed, { name: 'Quite "new" it\'s', newName: name })).toBe(text);
      }),
    );
  });

  it('copy without a change', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const names = walkActions(parseDefinition(text).definition ?? {}).map(({ name }) => name);
        if (names.length > 0) expect(() => JSON.parse(copySelection(text, names))).not.toThrow();
      }),
    );
  });
});

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus');
/** Larger ones take longer and show nothing else. */
const LARGEST = 80_000;

describe.skipIf(!existsSync(CORPUS))('edits of real definitions one after the other', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.json')) : [];
  const sources = files.map((file) => ({ file, text: readFileSync(resolve(CORPUS, file), 'utf8') }));
  it.each(sources.filter(({ text }) => text.length < LARGEST))('$file', ({ file, text }) => {
    let seed = [...file].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 65_521, 7);
    const draw: Draw = (below) => {
      seed = (seed * 16_807) % 2_147_483_647;
      return below === 0 ? 0 : seed % below;
    };
    editAtRandom(text, draw, 6);
  });
});

const draws: fc.Arbitrary<Draw> = fc.infiniteStream(fc.nat(9999)).map((stream) => (below) => {
  const next = stream.next().value ?? 0;
  return below === 0 ? 0 : next % below;
});

const STYLES: ((value: unknown) => string)[] = [
  (value) => JSON.stringify(value, null, 2),
  (value) => JSON.stringify(value, null, 4).replaceAll('\n', '\r\n'),
  (value) => `${JSON.stringify(value, null, '\t')}\n`,
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, 2).replaceAll(/\[\n\s+("\w+")\n\s+\]/g, '[ $1 ]'),
];

/** Steps that name steps before them, in containers of all kinds, written in several hands. */
const texts: fc.Arbitrary<string> = fc
  .tuple(draws, fc.nat(STYLES.length - 1), fc.boolean())
  .map(([draw, style, isWrapped]) => {
    let count = 0;
    const branch = (depth: number, before: string[]): ActionDefinitions => {
      const actions: ActionDefinitions = {};
      for (let left = draw(5); left > 0; left -= 1) {
        const own = Object.keys(actions);
        const after = own.filter((_, index) => index === own.length - 1 || draw(4) === 0);
        count += 1;
        const statuses = draw(4) === 0 ? ['Failed', 'TimedOut'] : ['Succeeded'];
        actions[`N${count}`] = {
          ...step(depth, [...before, ...after]),
          runAfter: Object.fromEntries(after.map((name) => [name, statuses])),
        };
      }
      return actions;
    };
    const step = (depth: number, before: string[]): ActionDefinition => {
      const name = before[draw(before.length)];
      const kind = depth === 0 ? 9 : draw(9);
      if (kind === 0) return { type: 'Scope', actions: branch(depth - 1, before) };
      if (kind === 1) return { type: 'Foreach', foreach: [1], actions: branch(depth - 1, before) };
      if (kind === 2) {
        return {
          type: 'If',
          expression: '@true',
          actions: branch(depth - 1, before),
          else: { actions: branch(depth - 1, before) },
        };
      }
      if (kind === 3)
        return { type: 'Switch', expression: 1, cases: { a: { case: 1, actions: branch(depth - 1, before) } } };
      return { type: 'Compose', inputs: name === undefined ? 1.5 : { [`@{outputs('${name}')}`]: `@body('${name}')` } };
    };
    const definition = { ...JSON.parse(flowOf({})), actions: branch(2, []) };
    return (STYLES[style] ?? JSON.stringify)(isWrapped ? { definition, kind: 'Stateful' } : definition);
  });

import { describe, expect, it } from 'vitest';
import { countProblems, createSelectors, problemsByStep, selectedPointer } from './selectors.ts';

const TEXT = JSON.stringify({
  definition: {
    triggers: { manual: { type: 'Request' } },
    actions: { Scope: { type: 'Scope', actions: { Inner: { type: 'Compose', inputs: '@nope()' } } } },
  },
});

describe('the derived model', () => {
  it('is the same object as long as the text is the same', () => {
    const { model, layout } = createSelectors();
    const read = model({ text: TEXT });
    expect(model({ text: TEXT })).toBe(read);
    const collapsed = new Set<string>();
    expect(layout(read, collapsed)).toBe(layout(read, collapsed));
  });

  it('keeps the last good definition while the text is broken', () => {
    const { model } = createSelectors();
    const good = model({ text: TEXT });
    const broken = model({ text: TEXT.slice(0, -3) });
    expect(broken.isStale).toBe(true);
    expect(broken.definition).toBe(good.definition);
    expect(model({ text: TEXT }).isStale).toBe(false);
  });

  it('keeps the picture when a change does not show in it', () => {
    const { model, layout } = createSelectors();
    const open = new Set<string>();
    const layoutOf = (text: string, collapsed = open) => layout(model({ text }), collapsed);
    const before = layoutOf(TEXT);
    expect(layoutOf(TEXT.replace('@nope()', '@typed()'))).toBe(before);
    expect(layoutOf(TEXT.replace('Inner', 'Other')).nodes.map(({ name }) => name)).toContain('Other');
    expect(layoutOf(TEXT, new Set(['Scope']))).not.toEqual(before);
  });

  it('is of the whole text, also what the definition leaves out', () => {
    const { model } = createSelectors();
    const broken = model({ text: TEXT.replace('"Compose"', '5') });
    expect(broken.isStale).toBe(false);
    expect(JSON.stringify(broken.json)).toContain('"type":5');
  });

  it('points at nested steps from the root of the text', () => {
    const model = createSelectors().model({ text: TEXT });
    expect(selectedPointer(model, { kind: 'action', name: 'inner' })).toBe('/definition/actions/Scope/actions/Inner');
    expect(selectedPointer(model, { kind: 'trigger', name: 'manual' })).toBe('/definition/triggers/manual');
    expect(selectedPointer(model, { kind: 'action', name: 'Gone' })).toBeUndefined();
  });
});

describe('problems', () => {
  it('are listed for the step they belong to', () => {
    const problem = { code: 'C', severity: 'error', message: 'm', pointer: '' } as const;
    const byStep = problemsByStep([{ ...problem, action: 'Inner' }, problem, { ...problem, action: 'inner' }]);
    expect([...byStep].map(([name, { length }]) => [name, length])).toEqual([['inner', 2]]);
  });

  it('are counted by their severity', () => {
    const problem = { code: 'C', message: 'm', pointer: '', action: 'Inner' };
    const counts = countProblems([
      { ...problem, severity: 'error' },
      { ...problem, severity: 'warning', action: 'inner' },
      { ...problem, severity: 'warning' },
    ]);
    expect([...counts]).toEqual([['inner', { errors: 1, warnings: 2 }]]);
  });
});

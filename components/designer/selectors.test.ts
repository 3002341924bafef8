import { describe, expect, it } from 'vitest';
import { createSelectors, findProblems, problemsByStep, selectedPointer } from './selectors.ts';

const TEXT = JSON.stringify({
  definition: {
    triggers: { manual: { type: 'Request' } },
    actions: { Scope: { type: 'Scope', actions: { Inner: { type: 'Compose', inputs: '@nope()' } } } },
  },
});

describe('the derived model', () => {
  it('is the same object as long as the text is the same', () => {
    const { model, layout } = createSelectors();
    expect(model({ text: TEXT })).toBe(model({ text: TEXT }));
    const collapsed = new Set<string>();
    expect(layout({ text: TEXT, collapsed })).toBe(layout({ text: TEXT, collapsed }));
  });

  it('keeps the last good definition while the text is broken', () => {
    const { model } = createSelectors();
    const good = model({ text: TEXT });
    const broken = model({ text: TEXT.slice(0, -3) });
    expect(broken.isStale).toBe(true);
    expect(broken.definition).toBe(good.definition);
    expect(model({ text: TEXT }).isStale).toBe(false);
  });

  it('points at nested steps from the root of the text', () => {
    const model = createSelectors().model({ text: TEXT });
    expect(selectedPointer(model, { kind: 'action', name: 'inner' })).toBe('/definition/actions/Scope/actions/Inner');
    expect(selectedPointer(model, { kind: 'trigger', name: 'manual' })).toBe('/definition/triggers/manual');
    expect(selectedPointer(model, { kind: 'action', name: 'Gone' })).toBeUndefined();
  });
});

describe('problems', () => {
  it('are counted for the step they belong to', () => {
    const problems = findProblems({ text: TEXT, refused: null, parameters: {} });
    expect(problemsByStep(problems).get('inner')?.length).toBeGreaterThan(0);
  });

  it('include what the server refused, for as long as the text is the same', () => {
    const problem = { code: 'ServerOnly', severity: 'error', message: 'm', pointer: '' } as const;
    const codes = (text: string) =>
      findProblems({ text, refused: { text: TEXT, problems: [problem] }, parameters: {} }).map(({ code }) => code);
    expect(codes(TEXT)).toContain('ServerOnly');
    expect(codes(`${TEXT} `)).not.toContain('ServerOnly');
  });
});

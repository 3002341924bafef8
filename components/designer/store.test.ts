import { describe, expect, it } from 'vitest';
import type { FlowDetail } from '#core/api/flows.ts';
import { createDesignerStore, isDirty } from './store.ts';

const FLOW: FlowDetail = {
  id: 'f1',
  name: 'Flow',
  enabled: true,
  draft: 'a',
  revision: 1,
  parameters: '{}',
  publishedNumber: null,
  hasChanges: false,
  triggerUrl: null,
  description: '',
  tags: [],
  keepDays: null,
  keepRuns: null,
  keepValuesDays: null,
  statelessHistory: false,
};

function designer() {
  const store = createDesignerStore(FLOW);
  const { actions } = store.getState();
  const type = (text: string, mergeKey?: string) =>
    actions.edit({ title: `Type ${text}`, apply: () => text, ...(mergeKey === undefined ? {} : { mergeKey }) });
  return { store, actions, type, text: () => store.getState().text };
}

describe('the history of edits', () => {
  it('takes thirty edits back to the exact text and does them again', () => {
    const { actions, type, text } = designer();
    for (let count = 1; count <= 30; count += 1) type(`a${count}`);
    for (let count = 1; count <= 30; count += 1) actions.undo();
    expect(text()).toBe('a');
    for (let count = 1; count <= 30; count += 1) actions.redo();
    expect(text()).toBe('a30');
  });

  it('names the edit that undo takes back', () => {
    const { store, type } = designer();
    type('b');
    expect(store.getState().past.at(-1)?.title).toBe('Type b');
  });

  it('joins what is typed into one field, until the field is left', () => {
    const { store, actions, type, text } = designer();
    type('b', 'uri');
    type('bc', 'uri');
    actions.closeEdit();
    type('bcd', 'uri');
    expect(store.getState().past).toHaveLength(2);
    actions.undo();
    expect(text()).toBe('bc');
    actions.undo();
    expect(text()).toBe('a');
  });

  it('forgets what was undone as soon as something else is done', () => {
    const { store, actions, type } = designer();
    type('b');
    actions.undo();
    type('c');
    expect(store.getState().future).toEqual([]);
  });

  it('keeps the state when an edit is impossible, or changes nothing', () => {
    const { store, actions, text } = designer();
    const impossible = () => {
      throw new Error('no');
    };
    expect(() => actions.edit({ title: 'x', apply: impossible })).toThrow('no');
    actions.edit({ title: 'y', apply: (same) => same });
    expect(text()).toBe('a');
    expect(store.getState().past).toEqual([]);
  });

  it('takes back changes of parameters too', () => {
    const { store, actions } = designer();
    actions.editParameters({ title: 'p', parametersText: '{"x":1}' });
    actions.undo();
    expect(store.getState().parametersText).toBe('{}');
  });
});

describe('a conflict of two savers', () => {
  const theirs = { revision: 7, draft: 'theirs', parameters: '{}', savedAt: 0, savedBy: 'Anna' };

  it('keeps mine, and undo leads to theirs', () => {
    const { store, actions, type, text } = designer();
    type('mine');
    actions.keepMine(theirs);
    expect([text(), store.getState().revision, isDirty(store.getState())]).toEqual(['mine', 7, true]);
    actions.undo();
    expect(text()).toBe('theirs');
  });

  it('takes what was made of both, still to be saved, and undo leads back to mine', () => {
    const { store, actions, type, text } = designer();
    type('mine');
    actions.takeBoth(theirs, { text: 'both', parametersText: '{}' });
    expect([text(), store.getState().revision, isDirty(store.getState())]).toEqual(['both', 7, true]);
    actions.undo();
    expect(text()).toBe('mine');
  });

  it('takes theirs, and undo leads back to mine', () => {
    const { store, actions, type, text } = designer();
    type('mine');
    actions.takeTheirs(theirs);
    expect([text(), isDirty(store.getState())]).toEqual(['theirs', false]);
    actions.undo();
    expect(text()).toBe('mine');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { findEdits, forgetEdits, type KeptEdits, keepEdits } from './unsaved-edits.ts';

const TEXT = '{"parameters": {"key": {"type": "SecureString"}, "url": {"type": "String"}}, "actions": {}}';
const CURRENT = { text: TEXT, parametersText: '{"key": "from the server"}' };

function edits(change: Partial<KeptEdits> = {}): KeptEdits {
  const base = { text: TEXT, parametersText: '{}' };
  return { text: `${TEXT} `, parametersText: '{"url": "u"}', base, revision: 4, at: 1, ...change };
}

/** As a browser has it, with room for so many characters. */
function storageOf(room = Number.POSITIVE_INFINITY): Storage {
  const storage: Record<string, string> = {};
  Object.defineProperties(storage, {
    getItem: { value: (key: string) => storage[key] ?? null },
    setItem: {
      value: (key: string, value: string) => {
        if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
        storage[key] = value;
      },
    },
    removeItem: { value: (key: string) => delete storage[key] },
  });
  return storage as unknown as Storage;
}

describe('edits that were not saved', () => {
  let storage: Storage;
  beforeEach(() => {
    storage = storageOf();
  });

  it('are found again with what they were made on, until they are forgotten', () => {
    expect(keepEdits(storage, 'f1', edits())).toBe(true);
    expect(findEdits(storage, 'f1', CURRENT)).toMatchObject({ text: `${TEXT} `, revision: 4, base: { text: TEXT } });
    expect(findEdits(storage, 'f2', CURRENT)).toBeUndefined();
    forgetEdits(storage, 'f1', 4);
    expect(findEdits(storage, 'f1', CURRENT)).toBeUndefined();
  });

  it('are the newest of several', () => {
    keepEdits(storage, 'f1', edits({ revision: 5, at: 20, text: 'new' }));
    keepEdits(storage, 'f1', edits({ revision: 4, at: 10, text: 'old' }));
    expect(findEdits(storage, 'f1', CURRENT)?.text).toBe('new');
  });

  it('are kept without the values of secure parameters, which the server gives back', () => {
    keepEdits(storage, 'f1', edits({ parametersText: '{"key": "hush", "url": "u"}' }));
    expect(JSON.stringify(Object.entries(storage))).not.toContain('hush');
    expect(JSON.parse(findEdits(storage, 'f1', CURRENT)?.parametersText ?? '')).toEqual({
      url: 'u',
      key: 'from the server',
    });
  });

  it('are kept without them however the type is written', () => {
    const text = TEXT.replace('SecureString', 'sec\\u0075restring');
    keepEdits(storage, 'f1', edits({ text, parametersText: '{"key": "hush"}' }));
    expect(JSON.stringify(Object.entries(storage))).not.toContain('hush');
  });

  it('are not kept where there is no room, and that is said', () => {
    expect(keepEdits(storageOf(10), 'f1', edits())).toBe(false);
  });

  it('are ignored when something else lies in their place', () => {
    storage.setItem('millrace.unsaved.f1.4', '{"text": 1}');
    storage.setItem('millrace.unsaved.f1.5', 'not JSON');
    expect(findEdits(storage, 'f1', CURRENT)).toBeUndefined();
  });
});

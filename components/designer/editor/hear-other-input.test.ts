import { describe, expect, it } from 'vitest';
import { isTyping } from './hear-other-input.ts';

const NO_MODIFIER = { ctrlKey: false, metaKey: false, altKey: false };
const press = (key: string, modifiers = {}) => isTyping({ key, ...NO_MODIFIER, ...modifiers } as KeyboardEvent);

describe('keys', () => {
  it.each(['a', 'É', '@', ' ', 'Backspace', 'Delete', 'Shift'])('%s goes on typing', (key) => {
    expect(press(key)).toBe(true);
  });

  it.each(['Enter', 'Escape', 'Tab', 'ArrowDown', 'F2'])('%s does something else', (key) => {
    expect(press(key)).toBe(false);
  });

  it('are shortcuts with a modifier', () => {
    expect(press('s', { ctrlKey: true })).toBe(false);
    expect(press('z', { metaKey: true })).toBe(false);
    expect(press('Backspace', { altKey: true })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { functionHelp } from './function-help.ts';

const shown = (name: string, argument?: number) =>
  functionHelp(name, argument)
    ?.signature.map(({ text, isActive }) => (isActive ? `<${text}>` : text))
    .join('');

describe('functionHelp', () => {
  it('marks the argument at hand', () => {
    expect(shown('substring', 1)).toBe('substring(text, <start>, length?) → text');
    expect(functionHelp('substring', 1)?.argument).toMatch(/^start: integer\. /);
  });

  it('counts further arguments to the last parameter when that is a rest', () => {
    expect(shown('concat', 7)).toContain('<…');
  });

  it('marks nothing beyond the last argument, and knows no other names', () => {
    expect(shown('guid', 4)).not.toContain('<');
    expect(functionHelp('nope')).toBeUndefined();
  });
});

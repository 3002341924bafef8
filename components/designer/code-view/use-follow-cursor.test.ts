import { describe, expect, it } from 'vitest';
import { stepOfPath } from './use-follow-cursor.ts';

const at = (path: string) => stepOfPath(path.split('/'))?.name;

describe('the step that a path leads into', () => {
  it('is the innermost one', () => {
    expect(at('actions/A/inputs/uri')).toBe('A');
    expect(at('actions/Box/else/actions/In/type')).toBe('In');
    expect(at('actions/S/cases/one/actions/In')).toBe('In');
    expect(at('definition/actions/Box/actions/In')).toBe('In');
    expect(stepOfPath(['triggers', 'manual', 'inputs'])).toEqual({ kind: 'trigger', name: 'manual' });
  });

  it('is not looked for in the inputs of a step, nor outside of steps', () => {
    expect(at('actions/A/inputs/actions/Not_a_step')).toBe('A');
    expect(at('parameters/p')).toBeUndefined();
    expect(at('actions')).toBeUndefined();
  });
});

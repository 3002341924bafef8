import { describe, expect, it } from 'vitest';
import { addCase, caseStepCount, removeCase, renameCase, setCaseValue } from './cases-model.ts';

const CASES = { First: { case: 1, actions: { A: { type: 'Compose' } } }, Second: { case: 'two', actions: {} } };

describe('cases', () => {
  it('adds a case under a free name', () => {
    expect(Object.keys(addCase({ ...CASES, Case_3: {} }))).toEqual(['First', 'Second', 'Case_3', 'Case_4']);
  });

  it('renames in place and refuses a name that is taken', () => {
    expect(Object.keys(renameCase(CASES, { name: 'First', newName: 'New' }))).toEqual(['New', 'Second']);
    expect(renameCase(CASES, { name: 'First', newName: 'Second' })).toBe(CASES);
  });

  it('changes a value without touching the steps', () => {
    expect(setCaseValue(CASES, { name: 'First', value: 2 }).First).toEqual({ ...CASES.First, case: 2 });
  });

  it('removes a case and counts its steps', () => {
    expect(Object.keys(removeCase(CASES, 'First'))).toEqual(['Second']);
    expect([caseStepCount(CASES, 'First'), caseStepCount(CASES, 'Second')]).toEqual([1, 0]);
  });
});

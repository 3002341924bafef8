import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateDefinition } from './validate-definition.ts';

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');

/** What does not run here yet. */
const FOREIGN = ['UnsupportedActionType', 'UnsupportedTriggerType', 'UnsupportedSetting'];

/** What is wrong with some of them indeed: templates to fill in, parameters kept outside, variables never declared. */
const WRONG: { [file: string]: string[] } = {
  '025': ['InvalidDuration', 'UnknownFlowKind'],
  '035': ['UnknownParameter'],
  '043': ['InvalidInputs'],
  '063': ['UnknownParameter'],
  '065': ['UnknownParameter'],
  '079': ['UnknownVariable'],
  '089': ['InvalidInputs', 'UnknownVariable'],
  '133': ['UnknownParameter'],
  '139': ['InvalidInputs'],
  '147': ['UnknownParameter'],
};

describe.skipIf(!existsSync(CORPUS))('real definitions', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.json')) : [];
  it.each(files)('%s has no error but the known ones', (file) => {
    const problems = validateDefinition(readFileSync(resolve(CORPUS, file), 'utf8'));
    const errors = problems.filter(({ severity, code }) => severity === 'error' && !FOREIGN.includes(code));
    const known = WRONG[file.slice(0, 3)] ?? [];
    expect(errors.filter(({ code }) => !known.includes(code))).toEqual([]);
    expect([...new Set(errors.map(({ code }) => code))].sort()).toEqual(known);
  });
});

import { describe, expect, it } from 'vitest';
import { lockFileProblems } from './lock-file.ts';

const lock = (packages: { [path: string]: object }) => ({ packages });

describe('the check of the lock file', () => {
  it('finds an optional package that was left out', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
      'node_modules/a-linux': {},
    };
    expect(lockFileProblems(lock(packages))).toEqual([
      'node_modules/a names a-darwin, which the lock file lacks: pin a version whose packages are all published.',
    ]);
  });

  it('looks for a package as Node does', () => {
    const needs = { optionalDependencies: { x: '1.0.0' } };
    expect(lockFileProblems(lock({ '': needs, 'node_modules/x': {} }))).toEqual([]);
    expect(lockFileProblems(lock({ 'node_modules/a': needs, 'node_modules/a/node_modules/x': {} }))).toEqual([]);
    expect(
      lockFileProblems(lock({ 'node_modules/a/node_modules/b': needs, 'node_modules/a/node_modules/x': {} })),
    ).toEqual([]);
    expect(lockFileProblems(lock({ 'node_modules/@s/a/node_modules/@s/b': needs, 'node_modules/x': {} }))).toEqual([]);
    expect(lockFileProblems(lock({ 'node_modules/a': needs, 'node_modules/b/node_modules/x': {} }))).toHaveLength(1);
  });

  it('finds the address of a registry', () => {
    const packages = { 'node_modules/a': { resolved: 'https://registry.example.com/a.tgz' } };
    expect(lockFileProblems(lock(packages))[0]).toContain('node_modules/a has a "resolved" address');
  });
});

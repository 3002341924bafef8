import { describe, expect, it } from 'vitest';
import { migrationName } from './migration-name.ts';

const now = new Date('2026-12-01T08:05:09.999Z');

describe('migrationName', () => {
  it('begins with the time in UTC, so that names sort as they are applied', () => {
    expect(migrationName({ name: 'add_owner_2', now, existing: ['20261122000000_first_light'] })).toBe(
      '20261201080509_add_owner_2',
    );
  });

  it.each([undefined, '', 'Add owner', 'add-owner', '../add', 'añade'])(
    'refuses %j and says what a name is',
    (name) => {
      expect(() => migrationName({ name, now, existing: [] })).toThrow('a name of a-z, 0-9 and _');
    },
  );

  it('refuses to come before a migration that is there', () => {
    expect(() => migrationName({ name: 'a', now, existing: ['20261201080510_b'] })).toThrow(
      'The migration 20261201080510_b is later than this machine',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { settingsTable, withSettingsTable } from './readme-settings.ts';

describe('the table of settings in the README', () => {
  it('is put between the markers, and is the same when put there again', () => {
    const readme = withSettingsTable('# A\n<!-- settings -->\nold\n<!-- /settings -->\nrest\n');
    expect(readme).toBe(`# A\n<!-- settings -->\n${settingsTable()}\n<!-- /settings -->\nrest\n`);
    expect(withSettingsTable(readme)).toBe(readme);
  });

  it('has a row for each setting', () => {
    expect(settingsTable()).toContain('| `PORT` | ');
    expect(settingsTable()).toContain('| 3000 |');
  });

  it('cannot be put where there are no markers', () => {
    expect(() => withSettingsTable('# A')).toThrow('README.md needs the lines');
  });
});

import { describe, expect, it } from 'vitest';
import { ACTIONS, TRIGGERS } from '#core/actions/index.ts';
import { SETTING_FIELDS } from '#core/actions/setting-fields.ts';
import { settingSections } from './setting-sections.ts';

describe('settingSections', () => {
  it('shows every setting of every operation, each once', () => {
    for (const { id, settings } of [...ACTIONS, ...TRIGGERS]) {
      const shown = settingSections(settings).flatMap(({ fields }) => fields);
      const wanted = settings.flatMap((setting) => [...SETTING_FIELDS[setting]]);
      expect(shown.map(({ label }) => label).sort(), id).toEqual(wanted.map(({ label }) => label).sort());
    }
  });

  it('has no section without a field', () => {
    expect(settingSections(['concurrency']).map(({ title }) => title)).toEqual(['Concurrency']);
    expect(settingSections([])).toEqual([]);
  });
});

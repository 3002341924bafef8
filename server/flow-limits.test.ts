import { describe, expect, it } from 'vitest';

import { LIMITS } from '#core/limits.ts';
import { flowLimits } from './flow-limits.ts';
import { SETTINGS } from './settings-table.ts';

describe('limits of flows', () => {
  it('are what is set of them, and nothing else', () => {
    expect(flowLimits({ MAX_RETRIES: ' 5 ', MAX_ACTIONS: '', MAX_BODY_BYTES: '1' })).toEqual({ MAX_RETRIES: 5 });
  });

  it('have a setting each, with our own number as its default', () => {
    const rows = Object.values(LIMITS).flatMap((row) => ('setting' in row ? [[row.setting, String(row.ours)]] : []));
    const settings = new Map(Object.values(SETTINGS).map(({ name, otherwise }) => [name, otherwise]));
    expect(rows.map(([name]) => [name, settings.get(name ?? '')])).toEqual(rows);
    expect(rows).not.toEqual([]);
  });
});

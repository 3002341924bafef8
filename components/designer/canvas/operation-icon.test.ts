import { describe, expect, it } from 'vitest';
import { ACTIONS, TRIGGERS } from '#core/actions/index.ts';
import { ICONS } from './operation-icon.tsx';

describe('operation icons', () => {
  it('has an icon for every operation', () => {
    const missing = [...ACTIONS, ...TRIGGERS].filter(({ icon }) => !Object.hasOwn(ICONS, icon)).map(({ icon }) => icon);
    expect(missing).toEqual([]);
  });
});

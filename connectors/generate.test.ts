import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { CATALOG } from './catalog.gen.ts';
import { generateCatalogs } from './generate.ts';
import { RUNNERS } from './runners.gen.ts';

describe('the catalogs of connectors', () => {
  it('are what their folders say', () => {
    for (const { path, text } of generateCatalogs()) expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('name an operation alike in both', () => {
    expect(Object.keys(CATALOG)).toEqual(Object.keys(RUNNERS));
  });
});

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputHash } from './build-step.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'millrace-hash-'));
  mkdirSync(join(root, 'core'));
  writeFileSync(join(root, 'core', 'a.ts'), 'a');
  writeFileSync(join(root, 'package-lock.json'), '{}');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the hash of what goes into a build step', () => {
  const hash = () => inputHash(['core', 'next.config.ts'], root);

  it('is the same when only times have changed', async () => {
    const before = await hash();
    utimesSync(join(root, 'core', 'a.ts'), 1, 1);
    expect(await hash()).toBe(before);
  });

  it.each([
    ['a file has other content', () => writeFileSync(join(root, 'core', 'a.ts'), 'b')],
    ['a file is added', () => writeFileSync(join(root, 'core', 'b.ts'), '')],
    ['a file that was missing appears', () => writeFileSync(join(root, 'next.config.ts'), '')],
    ['the packages change', () => writeFileSync(join(root, 'package-lock.json'), '{"x":1}')],
  ])('changes when %s', async (_, change) => {
    const before = await hash();
    change();
    expect(await hash()).not.toBe(before);
  });

  it('does not mix up where one file ends and the next begins', async () => {
    writeFileSync(join(root, 'core', 'b.ts'), 'b');
    const before = await hash();
    writeFileSync(join(root, 'core', 'a.ts'), 'ab');
    writeFileSync(join(root, 'core', 'b.ts'), '');
    expect(await hash()).not.toBe(before);
  });

  it.each(['core/a.test.ts', 'core/cases/text.json'])(
    'does not depend on %s, which is only tested with',
    async (file) => {
      const before = await hash();
      mkdirSync(join(root, 'core', 'cases'), { recursive: true });
      writeFileSync(join(root, file), 'x');
      expect(await hash()).toBe(before);
    },
  );
});

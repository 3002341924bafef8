import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newSetupCode, secretKeyIn, signInSecret } from './secret-key.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-key-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the installation key', () => {
  it('is made once, for its owner alone', async () => {
    const file = join(folder, 'home', 'secret.key');
    const key = await secretKeyIn(file);
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await secretKeyIn(file)).toBe(key);
  });

  it('is never replaced when its file is damaged', async () => {
    const file = join(folder, 'secret.key');
    writeFileSync(file, 'half a k');
    await expect(secretKeyIn(file)).rejects.toThrow('is damaged: restore it from a backup');
  });

  it('gives the same sign-in secret every time, and another than itself', async () => {
    const key = await secretKeyIn(join(folder, 'secret.key'));
    expect(signInSecret(key)).toBe(signInSecret(key));
    expect(signInSecret(key)).not.toBe(key);
  });
});

describe('the set-up code', () => {
  it('is short enough to type and new each time', () => {
    expect(newSetupCode()).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect(newSetupCode()).not.toBe(newSetupCode());
  });
});

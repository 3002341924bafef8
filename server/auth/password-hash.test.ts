import { describe, expect, it } from 'vitest';

import { hashPassword, verifyPassword } from './password-hash.ts';

describe('the hash of a password', () => {
  it('verifies the password it was made of and no other', async () => {
    const hash = await hashPassword('correct horse');
    expect(await verifyPassword('correct horse', hash)).toBe(true);
    expect(await verifyPassword('correct horse ', hash)).toBe(false);
  });

  it('says how it was made, and differs each time', async () => {
    const [first, second] = await Promise.all([hashPassword('same'), hashPassword('same')]);
    expect(first).toMatch(/^scrypt\$15\$8\$3\$/);
    expect(first).not.toBe(second);
    expect(first).not.toContain('same');
  });

  it('made with weaker parameters still verifies', async () => {
    const { scryptSync } = await import('node:crypto');
    const salt = Buffer.from('0123456789abcdef');
    const key = scryptSync('old password', salt, 32, { N: 2 ** 14, r: 8, p: 1 });
    const stored = `scrypt$14$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`;
    expect(await verifyPassword('old password', stored)).toBe(true);
  });

  it('takes the same characters typed in another Unicode form', async () => {
    const hash = await hashPassword('caf\u00e9');
    expect(await verifyPassword('cafe\u0301', hash)).toBe(true);
  });

  it('is refused when the text is no hash', async () => {
    expect(await verifyPassword('x', 'none')).toBe(false);
    expect(await verifyPassword('', '')).toBe(false);
  });
});

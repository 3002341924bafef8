import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';

import { decryptSecret, encryptSecret } from './secrets.ts';

describe('secrets at rest', () => {
  beforeEach(() => {
    process.env.MILLRACE_SECRET_KEY = randomBytes(32).toString('base64');
  });

  it('come back as they were, and no two encryptions look alike', () => {
    const first = encryptSecret('opensesame', 'trigger-key:a');
    expect(first).not.toContain('opensesame');
    expect(encryptSecret('opensesame', 'trigger-key:a')).not.toBe(first);
    expect(decryptSecret(first, 'trigger-key:a')).toBe('opensesame');
  });

  it('do not decrypt for another purpose', () => {
    const sealed = encryptSecret('opensesame', 'trigger-key:a');
    expect(() => decryptSecret(sealed, 'trigger-key:b')).toThrow();
  });

  it('name the cause when the key is another one', () => {
    const sealed = encryptSecret('opensesame', 'trigger-key:a');
    process.env.MILLRACE_SECRET_KEY = randomBytes(32).toString('base64');
    expect(() => decryptSecret(sealed, 'trigger-key:a')).toThrow(/another key/);
  });

  it('refuse a key of the wrong length', () => {
    process.env.MILLRACE_SECRET_KEY = 'short';
    expect(() => encryptSecret('x', 'y')).toThrow(/32 random bytes/);
  });
});

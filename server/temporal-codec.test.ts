import { randomBytes } from 'node:crypto';

import { beforeAll, describe, expect, it } from 'vitest';

import { encryptingCodec } from './temporal-codec.ts';

const PAYLOAD = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"secret text"') };

beforeAll(() => {
  process.env.MILLRACE_SECRET_KEY = randomBytes(32).toString('base64');
});

describe('the codec of Temporal payloads', () => {
  it('gives back what it was given, and shows none of it meanwhile', async () => {
    const codec = encryptingCodec();
    const [sealed = {}] = await codec.encode([PAYLOAD]);
    expect(Buffer.from(sealed.data ?? []).toString('latin1')).not.toContain('secret text');
    const [opened = {}] = await codec.decode([sealed]);
    expect(Buffer.from(opened.data ?? []).toString()).toBe('"secret text"');
    expect(Buffer.from(opened.metadata?.encoding ?? []).toString()).toBe('json/plain');
  });

  it('carries a payload without data', async () => {
    const codec = encryptingCodec();
    const [opened = {}] = await codec.decode(await codec.encode([{ metadata: PAYLOAD.metadata }]));
    expect(opened.data).toHaveLength(0);
  });

  it('refuses what was changed on the way', async () => {
    const codec = encryptingCodec();
    const [sealed = {}] = await codec.encode([PAYLOAD]);
    const data = Buffer.from(sealed.data ?? []);
    data[20] = (data[20] ?? 0) ^ 1;
    await expect(codec.decode([{ ...sealed, data }])).rejects.toThrow();
  });

  it('leaves alone what it did not encode', async () => {
    expect(await encryptingCodec().decode([PAYLOAD])).toEqual([PAYLOAD]);
  });
});

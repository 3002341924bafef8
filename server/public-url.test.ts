import { describe, expect, it } from 'vitest';

import { publicUrlOf } from './public-url.ts';

describe('publicUrlOf', () => {
  it('is PUBLIC_URL when that is set', () => {
    expect(publicUrlOf({ publicUrl: 'https://x.example', host: '0.0.0.0', port: 80 })).toBe('https://x.example');
  });

  it('is localhost on loopback', () => {
    expect(publicUrlOf({ publicUrl: undefined, host: '127.0.0.1', port: 3000 })).toBe('http://localhost:3000');
  });

  it('puts an IPv6 address in brackets', () => {
    expect(publicUrlOf({ publicUrl: undefined, host: 'fe80::1', port: 3000 })).toBe('http://[fe80::1]:3000');
  });
});

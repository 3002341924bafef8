import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { decodePercent, encodePercent } from './percent.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

describe('base64', () => {
  it('agrees with the platform and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it.each(['a', 'aa', 'aaa', 'a===', '$#[<', 'aa=a', '=aaa', 'é==='])('is not %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  it('may be broken into lines', () => {
    expect(decodeUtf8(decodeBase64('aGVs\r\nbG8=') ?? encodeUtf8(''))).toBe('hello');
  });
});

describe('percent-encoding', () => {
  it('keeps the unreserved characters only and comes back', () => {
    expect(encodePercent("aZ9-_.~ !'()*é")).toBe('aZ9-_.~%20%21%27%28%29%2A%C3%A9');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodePercent(encodePercent(text))).toBe(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
      }),
    );
  });

  it('leaves escapes alone that are no UTF-8', () => {
    expect(decodePercent('%zz%ff%41%c0%80%ed%a0%80')).toBe('%zz%ffA%c0%80%ed%a0%80');
  });
});

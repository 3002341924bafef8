import { describe, expect, it } from 'vitest';

import { withoutComments } from './json-comments.ts';

describe('JSON with comments', () => {
  it('becomes JSON whose places stay where they were', () => {
    const text = '// head\n{ "a": 1, /* b\n c */ "u": "http://x/*y*/", "l": [1, 2, // last\n ],\n}';
    const plain = withoutComments(text);
    expect(JSON.parse(plain)).toEqual({ a: 1, u: 'http://x/*y*/', l: [1, 2] });
    expect(plain).toHaveLength(text.length);
    expect(plain.split('\n').map((line) => line.length)).toEqual(text.split('\n').map((line) => line.length));
  });

  it('stays as it is where it is sound, or broken in another way', () => {
    for (const text of ['{ "a": "// no comment" }', '{ "a": }', '/* open', '"\\'])
      expect(withoutComments(text)).toBe(text);
  });

  it('may be long', () => {
    const text = `{ "a": [${'1, /* , */ // ]\n'.repeat(50_000)}] }`;
    expect(JSON.parse(withoutComments(text)).a).toHaveLength(50_000);
    expect(withoutComments(`{${',/*'.repeat(300_000)}`)).toHaveLength(900_001);
  });
});

import { describe, expect, it } from 'vitest';

import { checkSameOrigin } from './same-origin.ts';

type Headers = { [name: string]: string };

function check(method: string, headers: Headers): string {
  try {
    checkSameOrigin(new Request('http://127.0.0.1:3001/api/flows', { method, headers }), 'https://public:9');
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request that changes something', () => {
  it.each<[string, Headers]>([
    [
      'from a page of this site',
      { ...JSON_TYPE, 'sec-fetch-site': 'same-origin', origin: 'http://a:1', 'x-forwarded-host': 'a:1' },
    ],
    ['from a page of this site in an older browser', { ...JSON_TYPE, origin: 'http://a:1', host: 'a:1' }],
    ['from the public address, behind a proxy', { ...JSON_TYPE, origin: 'https://public:9', host: 'inner' }],
    ['from a program', JSON_TYPE],
    ['without a body', { 'sec-fetch-site': 'same-origin', origin: 'http://a:1', host: 'a:1' }],
  ])('%s is accepted', (_, headers) => {
    expect(check('POST', headers)).toBe('accepted');
  });

  it.each<[string, Headers]>([
    ['of another site', { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }],
    ['of a sister domain', { ...JSON_TYPE, 'sec-fetch-site': 'same-site' }],
    ['of another port in an older browser', { ...JSON_TYPE, origin: 'http://a:2', host: 'a:1' }],
    ['without an origin of its own', { ...JSON_TYPE, origin: 'null', host: 'a:1' }],
  ])('from a page %s is refused', (_, headers) => {
    expect(check('DELETE', headers)).toContain('another site');
  });

  it('as a form would send it is refused', () => {
    expect(check('POST', { 'content-type': 'text/plain' })).toContain('application/json');
    expect(check('POST', { 'content-type': 'application/x-www-form-urlencoded' })).toContain('application/json');
  });
});

describe('a request that reads', () => {
  it('may come from anywhere: other sites cannot see the answer', () => {
    expect(check('GET', { 'sec-fetch-site': 'cross-site' })).toBe('accepted');
  });
});

import { describe, expect, it } from 'vitest';

import { pathKind, safeReturnPath } from './access.ts';

describe('what a path needs', () => {
  it.each([
    ['/sign-in', 'open'],
    ['/setup', 'open'],
    ['/api/setup', 'open'],
    ['/api/auth/csrf', 'open'],
    ['/api/auth/callback/credentials', 'open'],
    ['/_next/static/chunks/main.js', 'open'],
    ['/icon.svg', 'open'],
    ['/', 'page'],
    ['/flows/1', 'page'],
    ['/runs', 'page'],
    ['/account', 'page'],
    ['/sign-in/more', 'page'],
    ['/setup2', 'page'],
    ['/_next/image', 'page'],
    ['/_next/data/x.json', 'page'],
    ['/unknown', 'page'],
    ['/api', 'api'],
    ['/api/flows', 'api'],
    ['/api/flows/1/draft', 'api'],
    ['/api/runs/1/events', 'api'],
    ['/api/account/sessions/1', 'api'],
    ['/api/examples', 'api'],
    ['/api/authx', 'api'],
    ['/api/setup/more', 'api'],
  ])('%s is %s', (path, kind) => {
    expect(pathKind(path)).toBe(kind);
  });
});

describe('where the sign-in leads', () => {
  it.each([
    ['/flows/1?x=2#y', '/flows/1?x=2#y'],
    [undefined, '/'],
    ['', '/'],
    ['https://evil.example', '/'],
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ])('for %j is %s', (given, path) => {
    expect(safeReturnPath(given)).toBe(path);
  });
});

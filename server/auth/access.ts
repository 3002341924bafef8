/** Which paths of the web process are open to everybody. Whatever is not named here needs a session. */

const OPEN_PATHS = new Set(['/sign-in', '/setup', '/api/setup', '/icon.svg', '/favicon.ico']);
/** Sign-in itself (next-auth), and the built scripts, styles and fonts of the pages. */
const OPEN_FOLDERS = ['/api/auth/', '/_next/static/'];

export type PathKind = 'open' | 'api' | 'page';

/** `api` answers 401 without a session, `page` sends to the sign-in. */
export function pathKind(pathname: string): PathKind {
  if (OPEN_PATHS.has(pathname) || OPEN_FOLDERS.some((folder) => pathname.startsWith(folder))) return 'open';
  return pathname === '/api' || pathname.startsWith('/api/') ? 'api' : 'page';
}

/** A path of this site to go to after the sign-in; anything that could lead elsewhere becomes the start page. */
export function safeReturnPath(path: string | null | undefined): string {
  const base = 'http://millrace.invalid';
  if (!path?.startsWith('/') || !URL.canParse(path, base)) return '/';
  const url = new URL(path, base);
  return url.origin === base ? url.pathname + url.search + url.hash : '/';
}

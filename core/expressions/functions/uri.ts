/** The parts of an absolute URI (WDL reference 15.8). */

import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { defineFunction, type FunctionParam } from './define-function.ts';

const URI = { name: 'uri', type: 'text', summary: 'An absolute URI' } as const satisfies FunctionParam;
const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['ftp', 21],
  ['ws', 80],
  ['wss', 443],
  ['ssh', 22],
  ['sftp', 22],
]);
const NO_PORT = -1;

/** The platform would add the slashes where they are missing. */
const WITHOUT_SLASHES = /^(?:https?|ftp|wss?):(?!\/\/)/i;
const HOST = /^[a-z][\w+.-]*:\/\/(?:[^/?#@\\]*@)?(\[[^\]]*\]|[^:/?#\\]*)/i;

function parseUri(name: string, text: string): URL {
  const isAbsolute = /^[a-zA-Z][\w+.-]*:/.test(text.trim()) && !WITHOUT_SLASHES.test(text.trim());
  const uri = isAbsolute ? parseUrl(text) : undefined;
  if (uri) return uri;
  throw new ExpressionError(`The function '${name}' expects an absolute URI, but '${shorten(text)}' is none.`, {
    detail: { function: name, argument: 'uri', expected: 'absolute URI', given: shorten(text) },
  });
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Letters beyond ASCII stay what they are, where the platform writes punycode. */
function hostOf(text: string): string {
  const { hostname } = parseUri('uriHost', text);
  const written = HOST.exec(text.trim())?.[1]?.toLowerCase() ?? hostname;
  return /[^\u0020-\u007e]/.test(written) ? written : hostname.toLowerCase();
}

function schemeOf(uri: URL): string {
  return uri.protocol.slice(0, -1);
}

function pathOf(uri: URL): string {
  return uri.pathname === '' ? '/' : uri.pathname;
}

function portOf(uri: URL): number {
  return uri.port === '' ? (DEFAULT_PORTS.get(schemeOf(uri)) ?? NO_PORT) : Number(uri.port);
}

export const uriFunctions = [
  defineFunction({
    name: 'uriHost',
    params: [URI],
    returns: 'text',
    summary: 'The host',
    example: { expression: "uriHost('https://www.example.org:8080/a')", result: '"www.example.org"' },
    evaluate: ([uri]) => hostOf(uri),
  }),
  defineFunction({
    name: 'uriPath',
    params: [URI],
    returns: 'text',
    summary: "The path; '/' when there is none",
    example: { expression: "uriPath('https://example.org/a/b?c=1')", result: '"/a/b"' },
    evaluate: ([uri]) => pathOf(parseUri('uriPath', uri)),
  }),
  defineFunction({
    name: 'uriPathAndQuery',
    params: [URI],
    returns: 'text',
    summary: 'The path with the query',
    example: { expression: "uriPathAndQuery('https://example.org/a?c=1')", result: '"/a?c=1"' },
    evaluate: ([text]) => {
      const uri = parseUri('uriPathAndQuery', text);
      return pathOf(uri) + uri.search;
    },
  }),
  defineFunction({
    name: 'uriPort',
    params: [URI],
    returns: 'integer',
    summary: 'The port; the default one of the scheme when the URI names none',
    example: { expression: "uriPort('https://example.org')", result: '443' },
    evaluate: ([uri]) => portOf(parseUri('uriPort', uri)),
  }),
  defineFunction({
    name: 'uriQuery',
    params: [URI],
    returns: 'text',
    summary: "The query with its '?'; empty when there is none",
    example: { expression: "uriQuery('https://example.org/a?c=1')", result: '"?c=1"' },
    evaluate: ([uri]) => parseUri('uriQuery', uri).search,
  }),
  defineFunction({
    name: 'uriScheme',
    params: [URI],
    returns: 'text',
    summary: 'The scheme in lower case',
    example: { expression: "uriScheme('HTTP://example.org')", result: '"http"' },
    evaluate: ([uri]) => schemeOf(parseUri('uriScheme', uri)),
  }),
] as const;

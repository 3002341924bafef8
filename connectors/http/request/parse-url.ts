/** `URL.parse` is not there in every Node that Millrace supports. */

/** `undefined` when the text is no address. */
export function parseUrl(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
}

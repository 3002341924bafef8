/** Percent-encoding of UTF-8 (RFC 3986). */

/** One character of UTF-8 in escapes. */
const ESCAPES =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-4](?:%[89ab][\da-f]){3}/gi;
/** Reserved by RFC 3986 but left alone by the platform's function. */
const LEFT_ALONE = /[!'()*]/g;

/** Keeps `A-Z a-z 0-9 - _ . ~` only. A half of a surrogate pair becomes U+FFFD. */
export function encodePercent(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\uFFFD');
  return encodeURIComponent(wellFormed).replace(
    LEFT_ALONE,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Escapes that are no UTF-8 stay as they are. */
export function decodePercent(text: string): string {
  return text.replace(ESCAPES, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

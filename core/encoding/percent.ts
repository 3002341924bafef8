/** Percent-encoding of UTF-8 (RFC 3986). */

const ESCAPES = /(?:%[\da-fA-F]{2})+/g;
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

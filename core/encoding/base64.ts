/** Base64 (RFC 4648, section 4) without the platform's functions, which the workflow sandbox lacks. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const INVALID = 255;
const VALUES = new Uint8Array(128).fill(INVALID);
for (let index = 0; index < ALPHABET.length; index += 1) VALUES[ALPHABET.charCodeAt(index)] = index;
const ASCII = new TextDecoder('utf-8');
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const PADDING = '='.charCodeAt(0);

export function encodeBase64(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let position = 0;
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[index], bytes[index + 1], bytes[index + 2]];
    const left = bytes.length - index;
    out[position] = CODES[a >> 2] ?? 0;
    out[position + 1] = CODES[((a & 3) << 4) | (b >> 4)] ?? 0;
    out[position + 2] = left > 1 ? (CODES[((b & 15) << 2) | (c >> 6)] ?? 0) : PADDING;
    out[position + 3] = left > 2 ? (CODES[c & 63] ?? 0) : PADDING;
    position += 4;
  }
  return ASCII.decode(out);
}

/** The bytes, or `undefined` when the text is no base64 (blanks and line breaks are skipped, padding is required). */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  if (compact.length % 4 !== 0) return undefined;
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0;
  const out = new Uint8Array((compact.length / 4) * 3 - padding);
  let [bits, count, position] = [0, 0, 0];
  for (let index = 0; index < compact.length - padding; index += 1) {
    const value = VALUES[compact.charCodeAt(index)] ?? INVALID;
    if (value === INVALID) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out[position] = (bits >> count) & 255;
      position += 1;
    }
  }
  return out;
}

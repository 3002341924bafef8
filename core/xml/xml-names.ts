/** Names and characters of XML 1.0, and how .NET writes names that are none (`_xHHHH_`). */

const START =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const FOLLOWING = `${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`;

// Matching moves `lastIndex`, and Temporal's sandbox freezes what a module exports: these stay in here.
const QUALIFIED_NAME = new RegExp(`[${START}][${FOLLOWING}]*(?::[${START}][${FOLLOWING}]*)?`, 'uy');
const PLAIN_NAME = new RegExp(`[${START}][${FOLLOWING}]*`, 'uy');

const PLAIN_WHOLE_NAME = /^[A-Za-z_][\w.-]*$/;
const START_CHARACTER = new RegExp(`[${START}]`, 'u');
const FOLLOWING_CHARACTER = new RegExp(`[${FOLLOWING}]`, 'u');
const ESCAPE = /_x([\dA-Fa-f]{4}|[\dA-Fa-f]{8})_/g;
/** Characters that no XML document may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids these
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

export function findForbiddenCharacter(text: string): number {
  return text.search(FORBIDDEN);
}

/** The name with at most one colon that begins at the position. */
export function qualifiedNameAt(text: string, position: number): string | undefined {
  return nameAt(QUALIFIED_NAME, text, position);
}

/** The name without a colon that begins at the position. */
export function plainNameAt(text: string, position: number): string | undefined {
  return nameAt(PLAIN_NAME, text, position);
}

function nameAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

/**
 * A local name in which every character that XML does not allow is written `_xHHHH_`; so is every character beyond the
 * first 65,536, which .NET does not take in names.
 */
export function encodeLocalName(name: string): string {
  if (PLAIN_WHOLE_NAME.test(name) && !name.includes('_x')) return name;
  let encoded = '';
  let rest = name;
  for (const character of name) {
    const isAllowed =
      character.length === 1 && (encoded === '' ? START_CHARACTER : FOLLOWING_CHARACTER).test(character);
    // An underscore that already looks like an escape is escaped, so that decoding gives the name back.
    const isEscape = character === '_' && /^_x(?:[\dA-Fa-f]{4}|[\dA-Fa-f]{8})_/.test(rest);
    encoded += isAllowed && !isEscape ? character : escapeCharacter(character);
    rest = rest.slice(character.length);
  }
  return encoded;
}

/** As `encodeLocalName`, but a colon may stand anywhere. */
export function encodeName(name: string): string {
  const [first = '', ...others] = name.split(':');
  // Behind a colon a name goes on: what may not begin one may stand there.
  return [encodeLocalName(first), ...others.map((part) => encodeLocalName(`_${part}`).slice(1))].join(':');
}

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `_x${code.padStart(code.length > 4 ? 8 : 4, '0')}_`;
}

export function decodeName(name: string): string {
  if (!name.includes('_x')) return name;
  return name.replace(ESCAPE, (written, code: string) => {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : written;
  });
}

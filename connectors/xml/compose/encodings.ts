/** The encodings in which a document can be written, and how. */

export type DocumentEncoding = {
  /** The last code point it can hold; the others are written as character references. */
  lastCharacter: number;
  encode(text: string): Uint8Array;
};

const ANY = 0x10ffff;

const utf16 = (isBigEndian: boolean) => (text: string) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
};

export const ENCODINGS = new Map<string, DocumentEncoding>([
  ['utf-8', { lastCharacter: ANY, encode: (text) => Buffer.from(text, 'utf8') }],
  ['utf-16', { lastCharacter: ANY, encode: utf16(false) }],
  ['utf-16be', { lastCharacter: ANY, encode: utf16(true) }],
  ['ascii', { lastCharacter: 0x7f, encode: (text) => Buffer.from(text, 'latin1') }],
  ['us-ascii', { lastCharacter: 0x7f, encode: (text) => Buffer.from(text, 'latin1') }],
  ['iso-8859-1', { lastCharacter: 0xff, encode: (text) => Buffer.from(text, 'latin1') }],
]);

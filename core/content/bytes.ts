/** Searching and joining bytes. */

/** Index of the first `needle` at or after `from`, -1 when there is none. */
export function indexOfBytes(haystack: Uint8Array, needle: Uint8Array, from = 0): number {
  const [first = 0] = needle;
  let index = haystack.indexOf(first, from);
  while (index !== -1 && index + needle.length <= haystack.length) {
    if (needle.every((byte, offset) => haystack[index + offset] === byte)) return index;
    index = haystack.indexOf(first, index + 1);
  }
  return -1;
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let position = 0;
  for (const part of parts) {
    joined.set(part, position);
    position += part.length;
  }
  return joined;
}

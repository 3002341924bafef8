/**
 * The text with letter case taken away, for comparing and searching. Positions stay what they were: a letter whose other
 * case would have another length is left alone.
 */
export function foldCase(text: string): string {
  const folded = text.toLowerCase();
  if (folded.length === text.length) return folded;
  let result = '';
  for (const character of text) {
    const lower = character.toLowerCase();
    result += lower.length === character.length ? lower : character;
  }
  return result;
}

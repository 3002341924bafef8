/** The smallest change of a text, as plain data: an edit of a definition is a list of these, and a fix carries one. */

/** Replaces the characters from `start` up to `end` (exclusive) by `text`. */
export type TextEdit = { start: number; end: number; text: string };

/** Applies edits that do not overlap; the order of the list does not matter. Everything between them stays as it is. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let position = 0;
  for (const edit of ordered) {
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}

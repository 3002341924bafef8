/** Cells of CSV as RFC 4180 has them. */

/** A text that a spreadsheet would calculate gets an apostrophe before it: callers choose some texts. */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `Retry-After` of an answer: seconds or a date. */

/** Milliseconds from `receivedAt` on; undefined when the text is neither. */
export function parseRetryAfter(text: string | undefined, receivedAt: number): number | undefined {
  const trimmed = text?.trim();
  if (!trimmed) return undefined;
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 1000;
  const date = Date.parse(trimmed);
  return Number.isNaN(date) ? undefined : Math.max(0, date - receivedAt);
}

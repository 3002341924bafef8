/**
 * What failures have in common: a message without what differs from run to run. Two that are alike but for numbers, ids,
 * times, quoted values and the queries of addresses become the same text.
 */

const LONGEST = 400;

/** In this order: an address may hold ids, an id holds numbers. */
const VARYING: readonly [pattern: RegExp, mark: string][] = [
  [/\b(https?:\/\/[^\s/?#'"]+)([^\s'"]*)/gi, '$1/…'],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…@…'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '#'],
  [/\b\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})?/g, '#'],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b/gi, '#'],
  [/"[^"\n]*"/g, '"…"'],
  [/\d+(?:[.,]\d+)*/g, '#'],
];

/** Of a message that may be long; only its first line, which says what happened. */
export function likenessOf(message: string): string {
  const [line = ''] = message.slice(0, LONGEST * 4).split('\n');
  const plain = VARYING.reduce((text, [pattern, mark]) => text.replace(pattern, mark), line);
  return plain.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

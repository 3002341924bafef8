/** In which other shapes than JSON a value of a run reads better: rows as a table, headers as a list, XML with line breaks. */

import { isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { parseXml } from '#core/xml/parse-xml.ts';
import { printXml } from '#core/xml/print-xml.ts';
import { rootElement, type XmlElement } from '#core/xml/xml-tree.ts';

export type ValueTable = {
  columns: string[];
  rows: string[][] /** Rows and columns that are not shown. */;
  rest: string;
};

const MOST_ROWS = 200;
const MOST_COLUMNS = 12;

/** What a call gave lies in `body`; lists of APIs often in its `value`. */
function* placesIn(value: Value): Generator<Value> {
  yield value;
  if (!isObject(value)) return;
  for (const name of ['body', 'value', 'items']) {
    const inner = value[name];
    if (inner === undefined || inner === null) continue;
    yield inner;
    if (name === 'body' && isObject(inner))
      for (const list of ['value', 'items']) if (inner[list] != null) yield inner[list];
  }
}

/** The first list of objects, as text; undefined where there is none. */
export function tableOf(value: Value): ValueTable | undefined {
  for (const place of placesIn(value)) {
    if (!Array.isArray(place) || place.length === 0 || !place.every(isObject)) continue;
    const names = [...new Set(place.flatMap((row) => Object.keys(row)))];
    const columns = names.slice(0, MOST_COLUMNS);
    if (columns.length === 0) continue;
    const rows = place.slice(0, MOST_ROWS).map((row) => columns.map((name) => cellText(row[name])));
    return { columns, rows, rest: restWords(place.length - rows.length, names.length - columns.length) };
  }
  return undefined;
}

function restWords(rows: number, columns: number): string {
  const parts = [rows > 0 && `${rows.toLocaleString('en')} more rows`, columns > 0 && `${columns} more columns`];
  return parts.filter(Boolean).join(', ');
}

function cellText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : printJson(value);
}

/** The headers of a request or an answer, by name. */
export function headersOf(value: Value): [string, string][] | undefined {
  const headers = isObject(value) ? value.headers : undefined;
  if (headers === undefined || !isObject(headers) || Object.keys(headers).length === 0) return undefined;
  return Object.entries(headers as ValueObject)
    .map(([name, text]): [string, string] => [name, cellText(text)])
    .sort(([a], [b]) => a.localeCompare(b));
}

/** The first text that is XML, an element to a line; undefined where there is none. */
export function xmlOf(value: Value): string | undefined {
  for (const place of placesIn(value)) {
    if (typeof place !== 'string' || !place.trimStart().startsWith('<')) continue;
    try {
      const document = parseXml(place);
      indent(rootElement(document), 1);
      return printXml(document);
    } catch {
      // It only looks like XML.
    }
  }
  return undefined;
}

/** Only where an element holds elements alone: elsewhere blanks are a part of the text. */
function indent(element: XmlElement, depth: number): void {
  const { children } = element;
  if (children.length === 0 || children.some(({ kind }) => kind === 'text' || kind === 'cdata')) return;
  for (const child of children) if (child.kind === 'element') indent(child, depth + 1);
  const blank = (level: number) =>
    ({ kind: 'text', value: `\n${'  '.repeat(level)}`, parent: element, order: element.order }) as const;
  element.children = [...children.flatMap((child) => [blank(depth), child]), blank(depth - 1)];
}

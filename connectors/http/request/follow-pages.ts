/** Follows an answer's link to the next page until enough items were read or there is no more (WDL reference 11.5). */

import type { CallResult } from '#connectors/define-runner.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';

import { parseUrl } from './parse-url.ts';

export type Page = { result: CallResult; url: URL };

const NEXT_LINKS = ['nextLink', '@odata.nextLink'];

export type Paging = { minimumItemCount: number; ask: (url: URL) => Promise<Page> };

/** The first page with the items of all; the page that failed when one did. */
export async function followPages(first: Page, { minimumItemCount, ask }: Paging): Promise<CallResult> {
  const items = itemsOf(first.result);
  if (items === undefined) return first.result;
  const all = [...items];
  const seen = new Set([first.url.href]);
  let next = nextOf(first);
  while (next !== undefined && all.length < minimumItemCount && !seen.has(next.href)) {
    seen.add(next.href);
    const page = await ask(next);
    if (page.result.status !== 'Succeeded') return page.result;
    all.push(...(itemsOf(page.result) ?? []));
    next = nextOf(page);
  }
  return { ...first.result, outputs: joined(first.result, all) };
}

function bodyOf({ outputs }: CallResult): Value | undefined {
  return isObject(outputs) ? outputs.body : undefined;
}

function itemsOf(result: CallResult): Value[] | undefined {
  const body = bodyOf(result);
  if (Array.isArray(body)) return body;
  return isObject(body) && Array.isArray(body.value) ? body.value : undefined;
}

function nextOf({ result, url }: Page): URL | undefined {
  const body = bodyOf(result);
  const inBody = isObject(body)
    ? NEXT_LINKS.map((name) => body[name]).find((link) => typeof link === 'string')
    : undefined;
  const link = typeof inBody === 'string' && inBody !== '' ? inBody : linkHeader(result);
  return link === undefined ? undefined : parseUrl(link, url);
}

/** RFC 8288: `<address>; rel="next"`. */
function linkHeader({ outputs }: CallResult): string | undefined {
  const headers = isObject(outputs) && isObject(outputs.headers) ? outputs.headers : {};
  const link = typeof headers.link === 'string' ? headers.link : '';
  return /<([^>]*)>[^<]*;\s*rel="?next"?/i.exec(link)?.[1];
}

function joined({ outputs }: CallResult, items: Value[]): Value {
  if (!isObject(outputs)) return null;
  if (!isObject(outputs.body)) return { ...outputs, body: items };
  const kept = Object.entries(outputs.body).filter(([name]) => !NEXT_LINKS.includes(name));
  return { ...outputs, body: objectOf(kept.map(([name, value]) => [name, name === 'value' ? items : value])) };
}

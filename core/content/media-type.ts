/** A content type taken apart (RFC 9110, 8.3.1), and what kind of value such content is (WDL reference 12.4). */

export type MediaType = {
  /** `type/subtype` in lower case; empty when there is none. */
  essence: string;
  /** Names in lower case, values without their quotes. */
  parameters: { [name: string]: string };
};

export type ContentKind = 'none' | 'json' | 'text' | 'form' | 'multipart' | 'binary';

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;

export function parseMediaType(contentType: string | undefined): MediaType {
  const text = contentType?.trim() ?? '';
  const essence = (text.split(';', 1)[0] ?? '').trim().toLowerCase();
  const parameters: MediaType['parameters'] = Object.create(null);
  for (const [, name = '', quoted, plain = ''] of text.matchAll(PARAMETER)) {
    parameters[name.toLowerCase()] ??= quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1');
  }
  return { essence, parameters };
}

/** XML counts as binary: it keeps its bytes, `xml()` and `xpath()` read them. */
export function contentKind({ essence }: MediaType): ContentKind {
  if (essence === '') return 'none';
  if (essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json')) return 'json';
  if (essence === 'application/x-www-form-urlencoded') return 'form';
  if (essence.startsWith('multipart/')) return 'multipart';
  if (essence.startsWith('text/') && !essence.endsWith('+xml')) return 'text';
  return 'binary';
}

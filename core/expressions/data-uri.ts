/** `data:` URIs (RFC 2397) with the strictness of WDL reference 15.4. */

import { decodeBase64, encodeBase64 } from '#core/encoding/base64.ts';
import { decodePercent } from '#core/encoding/percent.ts';
import { encodeUtf8 } from '#core/encoding/utf8.ts';
import { type Content, contentText } from './content.ts';
import { shorten } from './describe-value.ts';
import { ExpressionError } from './errors.ts';

const DEFAULT_TYPE = 'text/plain';
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;
const PARAMETER = /^[\w!#$&^.+-]+=[^\s;,]+$/;

/** The content with the type the URI names. Throws `ExpressionError` when it is no data URI. */
export function parseDataUri(uri: string): Content {
  const comma = uri.indexOf(',');
  if (!/^data:/i.test(uri) || comma < 0) throw invalidDataUri(uri, "it must look like 'data:text/plain;base64,…'");
  const head = uri.slice('data:'.length, comma);
  const isBase64 = /;base64$/i.test(head);
  const [mediaType = '', ...parameters] = (isBase64 ? head.slice(0, -';base64'.length) : head).split(';');
  if (mediaType !== '' && !MEDIA_TYPE.test(mediaType))
    throw invalidDataUri(uri, `'${shorten(mediaType)}' is no media type`);
  const wrong = parameters.find((parameter) => !PARAMETER.test(parameter));
  if (wrong !== undefined) throw invalidDataUri(uri, `'${shorten(wrong)}' is no parameter of a media type`);
  const type = [mediaType || DEFAULT_TYPE, ...parameters].join(';');
  return { '$content-type': type, $content: contentOf(uri, uri.slice(comma + 1), isBase64) };
}

function contentOf(uri: string, data: string, isBase64: boolean): string {
  if (!isBase64) return encodeBase64(encodeUtf8(decodePercent(data.replaceAll('+', ' '))));
  const base64 = decodePercent(data);
  if (!decodeBase64(base64)) throw invalidDataUri(uri, 'its data is no valid base64 text');
  return base64;
}

/** The text in a data URI; only UTF-8 is understood. */
export function dataUriText(uri: string): string {
  const content = parseDataUri(uri);
  const charset = /;charset=([^;]+)/i.exec(content['$content-type'])?.[1] ?? 'utf-8';
  if (!/^"?utf-?8"?$/i.test(charset)) throw invalidDataUri(uri, `its charset '${shorten(charset)}' is not utf-8`);
  return contentText(content);
}

function invalidDataUri(uri: string, reason: string): ExpressionError {
  return new ExpressionError(`'${shorten(uri)}' is no valid data URI: ${reason}.`, {
    detail: { expected: 'data URI', given: shorten(uri) },
  });
}

/** `data:` URIs (RFC 2397), as strict and as lenient as the reference is (WDL reference 15.4). */

import { decodeBase64, encodeBase64 } from '#core/encoding/base64.ts';
import { decodePercent } from '#core/encoding/percent.ts';
import { decodeUtf8, encodeUtf8 } from '#core/encoding/utf8.ts';
import type { Content } from './content.ts';
import { shorten } from './describe-value.ts';
import { ExpressionError } from './errors.ts';

const DEFAULT_TYPE = 'text/plain';
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;
const PARAMETER = /^[\w!#$&^.+-]+(?:=[^=]*)?$/;

type Parts = { mediaType: string; parameters: string[]; isBase64: boolean; data: string };

/** The content with the type the URI names; base64 is kept as it is written. Throws `ExpressionError` when it is no data URI. */
export function parseDataUri(uri: string): Content {
  const { mediaType, parameters, isBase64, data } = splitDataUri(uri);
  if (mediaType !== '' && !MEDIA_TYPE.test(mediaType)) {
    throw invalidDataUri(uri, `'${shorten(mediaType)}' is no media type`);
  }
  for (const parameter of parameters) {
    if (!PARAMETER.test(parameter)) {
      throw invalidDataUri(uri, `'${shorten(parameter)}' is no parameter of a media type`);
    }
    const charset = charsetIn(parameter);
    if (charset !== undefined && !isCharset(charset)) {
      throw invalidDataUri(uri, `the charset '${shorten(charset)}' is not known`);
    }
  }
  const type = [mediaType || DEFAULT_TYPE, ...parameters].join(';');
  return { '$content-type': type, $content: isBase64 ? data : encodeBase64(encodeUtf8(plainData(data))) };
}

/** The text in a data URI; only UTF-8 is understood. Throws `ExpressionError` when it is no data URI. */
export function dataUriText(uri: string): string {
  const { parameters, isBase64, data } = splitDataUri(uri);
  // The reference looks at the first parameter only.
  const charset = charsetIn(parameters[0] ?? '');
  if (charset !== undefined && !/^"?utf-?8"?$/i.test(charset)) {
    throw invalidDataUri(uri, `its charset '${shorten(charset)}' is not utf-8`);
  }
  if (!isBase64) return plainData(data);
  const bytes = decodeBase64(data);
  if (!bytes) throw invalidDataUri(uri, 'its data is no valid base64 text');
  return decodeUtf8(bytes);
}

function splitDataUri(uri: string): Parts {
  const comma = uri.indexOf(',');
  if (!/^data:/i.test(uri) || comma < 0) throw invalidDataUri(uri, "it must look like 'data:text/plain;base64,…'");
  const segments = uri.slice('data:'.length, comma).split(';');
  const isBase64 = segments.at(-1)?.toLowerCase() === 'base64';
  const [mediaType = '', ...parameters] = isBase64 ? segments.slice(0, -1) : segments;
  if (mediaType === '' && parameters.length > 0) throw invalidDataUri(uri, "a media type is missing before ';'");
  return { mediaType, parameters, isBase64, data: uri.slice(comma + 1) };
}

function charsetIn(parameter: string): string | undefined {
  return /^charset=(.*)$/i.exec(parameter)?.[1];
}

function isCharset(name: string): boolean {
  try {
    return new TextDecoder(name.replaceAll('"', '')).encoding !== '';
  } catch {
    // The platform throws for a charset it does not know.
    return false;
  }
}

/** A plus sign stands for a blank. */
function plainData(data: string): string {
  return decodePercent(data.replaceAll('+', ' '));
}

function invalidDataUri(uri: string, reason: string): ExpressionError {
  return new ExpressionError(`'${shorten(uri)}' is no valid data URI: ${reason}.`, {
    detail: { expected: 'data URI', given: shorten(uri) },
  });
}

/** The text of a file from outside. */

import { decodeMarkedText } from '#core/encoding/marked-text.ts';

import { AppError } from './app-error.ts';

/** Throws `BadRequest` for bytes that are no text in UTF-8, nor in UTF-16 with its mark. */
export function decodeText(bytes: Uint8Array): string {
  const text = decodeMarkedText(bytes);
  if (text !== undefined) return text;
  throw new AppError('BadRequest', 'The file is no text in UTF-8: save it in that encoding, then import it again.');
}

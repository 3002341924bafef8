/** The text of a file from outside: in UTF-8, or in UTF-16 where it begins with a mark that says so. */

import { AppError } from './app-error.ts';

const MARKS: { mark: readonly number[]; encoding: string }[] = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Without the mark. Throws `BadRequest` for bytes that are no such text. */
export function decodeText(bytes: Uint8Array): string {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  try {
    return new TextDecoder(marked?.encoding ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new AppError('BadRequest', 'The file is no text in UTF-8: save it in that encoding, then import it again.');
  }
}

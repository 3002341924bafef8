/**
 * The file that a request brings, never more of it than may come. The API takes JSON bodies only, so that no form of
 * another site can send one (`auth/same-origin.ts`): a file is either JSON itself or comes as a JSON text in base64.
 */

import { decodeBase64 } from '#core/encoding/base64.ts';
import { LIMITS } from '#core/limits.ts';
import { AppError } from './app-error.ts';

/** A file as JSON text in base64 is longer by a third. */
const MOST = Math.ceil((LIMITS.importFile.ours * 4) / 3) + 16;

/** Throws `BodyTooLarge`. */
export async function readUpload(request: Request): Promise<Uint8Array> {
  const bytes = await readBounded(request);
  // Definitions are objects: a body that begins with a quote is a text.
  if (bytes[0] !== 0x22) return bytes;
  const file = decodeBase64(bytes.toString('latin1').trim().slice(1, -1));
  if (!file) throw new AppError('BadRequest', 'A file that comes as a text has to be in base64.');
  return file;
}

async function readBounded(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > MOST) {
      await reader?.cancel();
      throw new AppError('BodyTooLarge', `A file to import has at most ${LIMITS.importFile.ours} bytes.`);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

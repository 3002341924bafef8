/** The bytes of an answer, unpacked, up to the limit of the language (WDL reference 17). */

import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

export const MAX_BODY_BYTES = 104_857_600;

export class BodyTooLargeError extends Error {
  override name = 'BodyTooLargeError';
}

const UNPACKERS: { [encoding: string]: (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer> } = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** Throws `BodyTooLargeError`; what was packed in a way that is not known stays packed. */
export async function readBody(body: AsyncIterable<Buffer>, encoding: string | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const unpack = UNPACKERS[encoding?.trim().toLowerCase() ?? ''];
  if (!unpack || size === 0) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw new BodyTooLargeError();
    throw error;
  }
}

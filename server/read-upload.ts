/** The file that a request brings, as its body or as the field `file` of a form, never more of it than may come. */

import { LIMITS } from '#core/limits.ts';
import { AppError } from './app-error.ts';

type Upload = { bytes: Uint8Array; fileName: string };

/** What the other parts of a form may add. */
const FORM_BYTES = 100_000;

/** Throws `BodyTooLarge`, or `BadRequest` for a form without a file. */
export async function readUpload(request: Request, otherwiseNamed: string): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = await readBounded(request, LIMITS.importFile.ours + FORM_BYTES);
  if (!/^multipart\/form-data/i.test(type)) return { bytes, fileName: otherwiseNamed };
  const file = await fileIn(bytes, type);
  if (!(file instanceof File)) {
    throw new AppError('BadRequest', 'The form has no file: send it in the field "file", or as the body itself.');
  }
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name || otherwiseNamed };
}

async function fileIn(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormDataEntryValue | null> {
  try {
    return (await new Response(bytes, { headers: { 'content-type': type } }).formData()).get('file');
  } catch {
    throw new AppError('BadRequest', 'The body is no valid multipart form.');
  }
}

async function readBounded(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > most) {
      await reader?.cancel();
      throw new AppError('BodyTooLarge', `A file to import has at most ${LIMITS.importFile.ours} bytes.`);
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

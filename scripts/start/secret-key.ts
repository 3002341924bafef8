/** The installation's key, and what is derived from it for the processes. */
import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SetUpError } from '#scripts/set-up-error.ts';

const KEY_BYTES = 32;
/** Without letters and digits that are taken for one another. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Reads the key from its file, and makes it at the first start. A damaged file is never replaced: it alone can read the stored secrets. */
export async function secretKeyIn(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = (await readFile(file, 'utf8')).trim();
  if (Buffer.from(key, 'base64').length !== KEY_BYTES) {
    throw new SetUpError(
      `${file} is damaged: restore it from a backup, since stored secrets can be read with it alone, or delete it to start with a new one.`,
    );
  }
  return key;
}

/** What next-auth signs its cookies with. */
export function signInSecret(secretKey: string): string {
  return createHmac('sha256', Buffer.from(secretKey, 'base64')).update('sign-in').digest('base64url');
}

/** What making the first account asks for where more than this machine can reach it, for example `K7QM-2WXN`. */
export function newSetupCode(): string {
  const letters = Array.from({ length: 8 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/**
 * Hashes of passwords: scrypt, with its parameters in the text, so that they can be raised later while older hashes
 * still verify. One hash takes about 32 MB and a tenth of a second (OWASP's Password Storage Cheat Sheet: N = 2^15, r = 8, p = 3).
 */

import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const PARAMETERS = { logN: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** What Node may use for one hash: twice of what the parameters ask for. */
const MEMORY_LIMIT = 2 * 128 * 2 ** PARAMETERS.logN * PARAMETERS.r;

type Parameters = typeof PARAMETERS;

/** `scrypt$15$8$3$SALT$HASH`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, PARAMETERS);
  const { logN, r, p } = PARAMETERS;
  return ['scrypt', logN, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** False for a wrong password and for a text that is no hash. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const match = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(stored);
  if (!match) return false;
  const [, logN, r, p, salt = '', hash = ''] = match;
  const expected = Buffer.from(hash, 'base64url');
  const parameters = { logN: Number(logN), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, 'base64url'), parameters);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, salt: Buffer, { logN, r, p }: Parameters): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: MEMORY_LIMIT };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/**
 * Encryption at rest: AES-256-GCM under the installation's key (`MILLRACE_SECRET_KEY`, 32 bytes in base64). A stored
 * text names the key it was made with, so that a new key can be introduced while old rows are still readable, and it is
 * bound to what it is for: copied to another row it does not decrypt.
 */

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** The installation's key. Throws when it is missing or has the wrong length. */
function secretKey(): Buffer {
  const key = Buffer.from(process.env.MILLRACE_SECRET_KEY ?? '', 'base64');
  if (key.length !== KEY_BYTES) {
    throw new Error('MILLRACE_SECRET_KEY must be 32 random bytes in base64; `npm start` makes one in the data folder.');
  }
  return key;
}

/** A key for one purpose, derived from the installation's key by HKDF, so that no two uses share one. */
export function derivedKey(purpose: string): Buffer {
  const secret = secretKey();
  const name = `${secret.toString('base64')} ${purpose}`;
  const known = derived.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, KEY_BYTES));
  derived.set(name, key);
  return key;
}

/** By the installation's key and the purpose; there are a handful, and each call that is accepted needs one. */
const derived = new Map<string, Buffer>();

/** Names a key without telling it. */
function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

/** `purpose` says what the secret is for, for example `trigger-key:FLOW_ID`; the same must be given to decrypt. */
export function encryptSecret(secret: string, purpose: string): string {
  const key = derivedKey('secrets');
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return ['v1', keyId(key), nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** Throws when the text was made with another key, for another purpose, or was changed. */
export function decryptSecret(text: string, purpose: string): string {
  const [version, id, nonce, sealed] = text.split('.');
  const key = derivedKey('secrets');
  if (version !== 'v1' || !nonce || !sealed) throw new Error('This is not an encrypted secret of a known form.');
  if (id !== keyId(key)) {
    throw new Error(
      'The secret was encrypted with another key: start Millrace with the MILLRACE_SECRET_KEY it was made with.',
    );
  }
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/**
 * Everything Temporal stores of our workflows is encrypted: AES-256-GCM under a key derived from the installation's
 * (architecture, rule 9). Client and worker use the same codec. What it does not know, it leaves alone.
 */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import type { Payload, PayloadCodec } from '@temporalio/common';

import { derivedKey } from './secrets.ts';

const ALGORITHM = 'aes-256-gcm';
const ENCODING = 'binary/millrace-encrypted-v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NEWLINE = 0x0a;

/** The key is read when the codec is made; throws when there is none. */
export function encryptingCodec(): PayloadCodec {
  const key = derivedKey('temporal');
  return {
    encode: async (payloads) => payloads.map((payload) => seal(payload, key)),
    decode: async (payloads) => payloads.map((payload) => (isSealed(payload) ? open(payload, key) : payload)),
  };
}

function isSealed({ metadata }: Payload): boolean {
  return metadata?.encoding !== undefined && Buffer.from(metadata.encoding).toString() === ENCODING;
}

/** Metadata (one line of JSON, values in base64), then the data: both are sealed. */
function seal({ metadata, data }: Payload, key: Buffer): Payload {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
  const plain = Buffer.concat([
    Buffer.from(`${JSON.stringify(Object.fromEntries(entries))}\n`),
    Buffer.from(data ?? []),
  ]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { metadata: { encoding: Buffer.from(ENCODING) }, data: sealed };
}

function open({ data }: Payload, key: Buffer): Payload {
  const bytes = Buffer.from(data ?? []);
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  const end = plain.indexOf(NEWLINE);
  const metadata: { [name: string]: string } = JSON.parse(plain.subarray(0, end).toString());
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    data: plain.subarray(end + 1),
  };
}

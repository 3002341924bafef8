/**
 * How Millrace reaches Temporal: address, TLS, API key and codec from the settings. Only the worker does so; it gives its
 * own native connection, so that the workflows it starts may begin on it at once.
 */

import { readFile } from 'node:fs/promises';

import { Client, type ConnectionLike } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { isLoopback } from './public-url.ts';
import type { Settings } from './settings.ts';
import { encryptingCodec } from './temporal-codec.ts';

/** Workflows and activities of Millrace are found under this name: a contract. */
export const TASK_QUEUE = 'millrace';

export type TemporalSettings = Pick<
  Settings,
  | 'temporalAddress'
  | 'temporalNamespace'
  | 'temporalTls'
  | 'temporalTlsCa'
  | 'temporalTlsCertificate'
  | 'temporalTlsKey'
  | 'temporalApiKey'
>;

/** Options of a connection, for `NativeConnection.connect` as for `Connection.connect`. Reads the certificate files. */
export async function temporalConnectionOptions(settings: TemporalSettings) {
  const { temporalAddress: address, temporalApiKey: apiKey } = settings;
  const isLocal = isLoopback(address.slice(0, address.lastIndexOf(':')));
  return {
    address,
    tls: await tlsOf(settings),
    ...(apiKey === undefined ? {} : { apiKey }),
    // On one machine, compressing costs more than it saves.
    ...(isLocal ? { grpcCompression: { codec: 'none' as const } } : {}),
  };
}

async function tlsOf(settings: TemporalSettings) {
  const { temporalTls, temporalTlsCa, temporalTlsCertificate, temporalTlsKey, temporalApiKey } = settings;
  const isWanted = temporalTls ?? (temporalApiKey !== undefined || temporalTlsCertificate !== undefined);
  if (!isWanted) return false;
  const serverRootCACertificate = temporalTlsCa ? await readFile(temporalTlsCa) : undefined;
  if (!temporalTlsCertificate || !temporalTlsKey) return { serverRootCACertificate };
  const [crt, key] = await Promise.all([readFile(temporalTlsCertificate), readFile(temporalTlsKey)]);
  return { serverRootCACertificate, clientCertPair: { crt, key } };
}

/** For client and worker alike. */
export function temporalDataConverter(): DataConverter {
  return { payloadCodecs: [encryptingCodec()] };
}

export function temporalClient(connection: ConnectionLike, settings: TemporalSettings): Client {
  return new Client({ connection, namespace: settings.temporalNamespace, dataConverter: temporalDataConverter() });
}

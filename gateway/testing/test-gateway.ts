/** A gateway in the test's own process, on a fresh database. */

import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { GatewaySettings } from '#gateway/gateway-context.ts';
import { type GatewayOptions, type RunningGateway, startGateway } from '#gateway/server.ts';
import { freshDatabase } from '#scripts/testing/fresh-database.ts';
import { closeDatabase } from '#server/database.ts';
import { createLog } from '#server/log.ts';

export type TestGateway = RunningGateway & {
  url: string;
  /** Straight to the database, whatever stands between it and the gateway. */
  databaseUrl: string;
  /** Everything logged so far. */
  logged(): string;
  /** Closes the gateway and takes the database away. */
  end(): Promise<void>;
};

export type TestGatewayOptions = Partial<GatewaySettings> & {
  /** Stands between the gateway and its database. */
  via?: (databaseUrl: string) => string;
  drainTime?: number;
  tls?: GatewayOptions['tls'];
  tracing?: GatewayOptions['tracing'];
  /** Shares the database of this one, as the gateways of an installation do. */
  beside?: TestGateway;
};

export async function startTestGateway({
  via,
  drainTime,
  tls,
  tracing,
  beside,
  ...given
}: TestGatewayOptions = {}): Promise<TestGateway> {
  const database = beside ? { url: beside.databaseUrl, drop: async () => {} } : await freshDatabase();
  if (!beside) process.env.DATABASE_URL = via ? via(database.url) : database.url;
  process.env.MILLRACE_SECRET_KEY ??= randomBytes(32).toString('base64');
  const settings = {
    publicUrl: 'http://millrace.test',
    webUrl: 'http://127.0.0.1:9',
    temporalAddress: process.env.TEST_TEMPORAL_ADDRESS ?? '',
    maxBodyBytes: 1_000_000,
    responseTimeout: 20_000,
    ...given,
  };
  const lines: string[] = [];
  const destination = new PassThrough();
  destination.on('data', (chunk) => lines.push(String(chunk)));
  const gateway = await startGateway({
    settings,
    log: createLog('gateway', destination),
    listen: { host: '127.0.0.1', port: 0 },
    drainTime,
    tls,
    tracing,
  });
  return {
    ...gateway,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${gateway.port}`,
    databaseUrl: database.url,
    logged: () => lines.join(''),
    async end() {
      await gateway.close();
      if (!beside) await closeDatabase();
      await database.drop();
    },
  };
}

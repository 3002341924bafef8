/** The gateway process. Starts at once, whether database and web are there or not; ends in order on SIGTERM. */

import { readFileSync } from 'node:fs';

import { closeDatabase } from '#server/database.ts';
import { createLog } from '#server/log.ts';
import { readSettings, type Settings, SettingsError } from '#server/settings.ts';
import { startTracing } from '#server/tracing/tracing.ts';
import { watchAlerts } from './alerts.ts';
import { loadInMemory } from './in-memory/load.ts';
import { loadTestRuns } from './routes/test-run.ts';
import { type GatewayOptions, startGateway } from './server.ts';

const log = createLog('gateway');

async function main(): Promise<void> {
  const settings = readSettings();
  const { gatewayHost: host, gatewayPort: port, gatewaySocket: fd } = settings;
  const tracing = await startTracing(settings);
  const gateway = await startGateway({
    settings,
    log,
    listen: fd === undefined ? { host, port } : { fd },
    tls: readTls(settings),
    tracing,
  });
  log.info({ host, port: gateway.port }, 'The gateway is open');
  process.send?.('open');
  const alerts = watchAlerts({ publicUrl: settings.publicUrl, log });
  // Now rather than at the first call: by then another build may lie in the place of what is to be loaded.
  loadTestRuns().catch((error) => log.error({ err: error }, 'Test runs cannot be loaded'));
  loadInMemory().catch((error) => log.error({ err: error }, 'Flows cannot be run in memory'));
  const stop = once(async () => {
    log.info('The gateway is closing');
    await Promise.all([gateway.close(), alerts.stop()]);
    await closeDatabase();
    process.exit(0);
  });
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function readTls({ tlsCertificateFile, tlsKeyFile }: Settings): GatewayOptions['tls'] {
  if (tlsCertificateFile === undefined && tlsKeyFile === undefined) return undefined;
  if (tlsCertificateFile === undefined || tlsKeyFile === undefined) {
    throw new SettingsError('TLS_CERT_FILE and TLS_KEY_FILE belong together: set both or neither.');
  }
  return { certificate: readFileSync(tlsCertificateFile, 'utf8'), key: readFileSync(tlsKeyFile, 'utf8') };
}

function once(work: () => Promise<void>): () => void {
  let isCalled = false;
  return () => {
    if (isCalled) return;
    isCalled = true;
    work().catch(fail);
  };
}

function fail(error: unknown): void {
  log.fatal({ err: error }, error instanceof Error ? error.message : 'The gateway failed');
  process.exit(1);
}

main().catch(fail);

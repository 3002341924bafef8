/** The gateway process. Starts at once, whether database and web are there or not; ends in order on SIGTERM. */

import { readFileSync } from 'node:fs';

import { closeDatabase } from '#server/database.ts';
import { createLog } from '#server/log.ts';
import { readSettings, type Settings, SettingsError } from '#server/settings.ts';
import { loadTestRuns } from './routes/test-run.ts';
import { type GatewayOptions, startGateway } from './server.ts';

const log = createLog('gateway');

async function main(): Promise<void> {
  const settings = readSettings();
  const { gatewayHost: host, gatewayPort: port } = settings;
  const gateway = await startGateway({ settings, log, host, port, tls: readTls(settings) });
  log.info({ host, port: gateway.port }, 'The gateway is open');
  // Now rather than at the first test run: by then another build may lie in the place of what is to be loaded.
  loadTestRuns().catch((error) => log.error({ err: error }, 'Test runs cannot be loaded'));
  const stop = once(async () => {
    log.info('The gateway is closing');
    await gateway.close();
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

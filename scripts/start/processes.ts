/** Gateway, web and worker: where each is, and the environment by which it learns of the others. */
import { join } from 'node:path';
import { freePort } from '#scripts/services/ports.ts';
import { isLoopback, publicUrlOf, type StartSettings } from '#server/settings.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import { signInSecret } from './secret-key.ts';
import { startProcess } from './start-process.ts';

export type ProcessOptions = {
  settings: StartSettings;
  home: string;
  databaseUrl: string;
  temporalAddress: string;
  secretKey: string;
  setupCode: string | undefined;
  report: (line: string) => void;
  onStart: (name: string, pid: number) => void;
};

const FILES = { worker: 'dist/worker.js', web: '.next/standalone/server.js', gateway: 'dist/gateway.js' } as const;
type Name = keyof typeof FILES;

/** Starts the three; each is started again when it ends. */
export async function startProcesses(options: ProcessOptions): Promise<Kept[]> {
  const webPort = await freePort();
  const shared = processEnvironment(options, webPort);
  const own: { [name in Name]: { [variable: string]: string } } = {
    worker: {},
    web: { HOSTNAME: '127.0.0.1', PORT: String(webPort) },
    gateway: {},
  };
  const names: readonly Name[] = ['gateway', 'web', 'worker'];
  return await Promise.all(names.map((name) => keepProcess(name, { ...shared, ...own[name] }, options)));
}

function keepProcess(name: Name, env: NodeJS.ProcessEnv, { home, report, onStart }: ProcessOptions): Promise<Kept> {
  const logFile = join(home, 'logs', `${name}.log`);
  return keepRunning({
    name,
    report,
    start: () => startProcess({ name, file: FILES[name], env, logFile, report }),
    onStart: (pid) => onStart(name, pid),
  });
}

/** What every process is told; `server/settings.ts` reads it. */
function processEnvironment(options: ProcessOptions, webPort: number): NodeJS.ProcessEnv {
  const { settings, home, databaseUrl, temporalAddress, secretKey, setupCode } = options;
  const url = publicUrlOf(settings);
  return {
    ...process.env,
    NODE_ENV: 'production',
    MILLRACE_HOME: home,
    MILLRACE_SECRET_KEY: secretKey,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: signInSecret(secretKey),
    GATEWAY_HOST: settings.host,
    GATEWAY_PORT: String(settings.port),
    WEB_URL: `http://127.0.0.1:${webPort}`,
    SETUP_CODE: setupCode,
  };
}

/** The host by which this machine itself reaches what listens on `host`. */
export function localHostFor(host: string): string {
  const isWildcard = host === '0.0.0.0' || host === '::';
  const name = isWildcard || isLoopback(host) ? '127.0.0.1' : host;
  return host === '::1' ? '[::1]' : name.includes(':') ? `[${name}]` : name;
}

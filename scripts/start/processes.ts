/** Gateway, web and worker: where each is, and the environment by which it learns of the others. */
import { join } from 'node:path';
import { freePort } from '#scripts/services/ports.ts';
import { isLoopback, publicUrlOf } from '#server/public-url.ts';
import type { StartSettings } from '#server/settings.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import type { PublicSocket } from './public-socket.ts';
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
  /** Of the public port, where the supervisor holds it. */
  socket: PublicSocket | undefined;
};

/** Of 16 MB by itself, three times over: saves 25 to 30 MB and costs a Stateless call nothing that could be measured. */
const SMALL_YOUNG_HEAP = ['--max-semi-space-size=4'];
const PROGRAMS = {
  // Runs that are accepted are safe and can wait; whoever calls, or looks at a page, is waiting now.
  worker: { file: 'dist/worker.js', before: ['worker/in-every-thread.mjs'], niceness: 10 },
  web: { file: '.next/standalone/server.js', flags: SMALL_YOUNG_HEAP },
  gateway: { file: 'dist/gateway.js', flags: SMALL_YOUNG_HEAP },
} as const;
type Name = keyof typeof PROGRAMS;

/** Starts the three; each is started again when it ends. */
export async function startProcesses(options: ProcessOptions): Promise<{ [name in Name]: Kept }> {
  const webPort = await freePort();
  const shared = processEnvironment(options, webPort);
  const own: { [name in Name]: { [variable: string]: string } } = {
    worker: {},
    web: { HOSTNAME: '127.0.0.1', PORT: String(webPort) },
    // The descriptor that startProcess gives it.
    gateway: options.socket ? { GATEWAY_SOCKET: '3' } : {},
  };
  const [gateway, web, worker] = await Promise.all(
    (['gateway', 'web', 'worker'] as const).map((name) => keepProcess(name, { ...shared, ...own[name] }, options)),
  );
  if (!gateway || !web || !worker) throw new Error('A process was not started.');
  return { gateway, web, worker };
}

function keepProcess(name: Name, env: NodeJS.ProcessEnv, options: ProcessOptions): Promise<Kept> {
  const { home, report, onStart } = options;
  const socket = name === 'gateway' ? options.socket?.fd : undefined;
  const logFile = join(home, 'logs', `${name}.log`);
  return keepRunning({
    name,
    report,
    start: () => startProcess({ name, ...PROGRAMS[name], env, socket, logFile, report }),
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

/** The whole product for a test: `npm start`'s own program, on a free port, with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRepository } from '#scripts/repository-root.ts';
import { freePort } from '#scripts/services/ports.ts';
import { readLock } from '#scripts/start/lock.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { SETTINGS } from '#server/settings-table.ts';

export type ProductOptions = {
  /** Left out: a free one. */
  port?: number;
  /** The data folder; left out: a temporary one, removed by `stop`. */
  home?: string;
  /** Further settings. What the shell sets for Millrace does not count. */
  env?: { [name: string]: string };
  /** Where the program lies; left out: this checkout. */
  checkout?: string;
};

export type Product = {
  url: string;
  home: string;
  supervisor: ChildProcess;
  /** Everything it has written so far. */
  output(): string;
  /** The id of `gateway`, `web`, `worker`, `temporal` or `postgres` as it runs now. */
  processId(name: string): number;
  /** Fulfilled with the exit code. */
  ended: Promise<number | null>;
  /** Ends it as SIGTERM does, and removes a temporary data folder. */
  stop(): Promise<void>;
};

/** The first start in a checkout also installs and builds. */
const START_LIMIT = 300_000;

/** Starts Millrace and waits until it is ready. Throws with all it wrote when it ends before that. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const product = await launchProduct(options);
  let hasEnded = false;
  product.ended.then(
    () => {
      hasEnded = true;
    },
    () => undefined,
  );
  // Not by asking the address: what answers there may be what a killed start has left.
  const isReady = () => product.output().includes('Millrace is ready');
  await waitUntil(() => hasEnded || isReady(), { limit: START_LIMIT, every: 50 });
  if (!hasEnded && isReady()) return product;
  await product.stop();
  throw new Error(`Millrace did not start:\n${product.output()}`);
}

/** Starts the program without waiting, for tests of what it says when it cannot start. */
export async function launchProduct({
  port,
  home,
  env,
  checkout = inRepository(),
}: ProductOptions = {}): Promise<Product> {
  const chosenPort = port ?? (await freePort());
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'millrace-e2e-')));
  const supervisor = spawn(process.execPath, [join(checkout, 'scripts', 'run.mjs'), 'start'], {
    cwd: checkout,
    env: { ...environmentWithoutSettings(), PORT: String(chosenPort), MILLRACE_HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [supervisor.stdout, supervisor.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => supervisor.once('close', resolve));
  return {
    url: `http://localhost:${chosenPort}`,
    home: folder,
    supervisor,
    output: () => output,
    processId: (name) => processIdIn(folder, name),
    ended,
    stop: async () => {
      supervisor.kill('SIGTERM');
      await ended;
      if (home === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

function processIdIn(home: string, name: string): number {
  const pid = readLock(join(home, 'millrace.lock'))?.processes[name];
  if (pid === undefined) throw new Error(`No process "${name}" runs in ${home}.`);
  return pid;
}

function environmentWithoutSettings(): NodeJS.ProcessEnv {
  const names = new Set(Object.values(SETTINGS).map(({ name }) => name));
  // Which program to run is no setting of the product under test, but of the machine.
  names.delete(SETTINGS.temporalCli.name);
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.has(name))), NODE_ENV: 'test' };
}

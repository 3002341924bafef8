/**
 * What `npm start`, `npm test` and the other commands run: checks Node, installs the dependencies when they are missing or
 * have changed, then runs scripts/COMMAND/main.ts. Plain JavaScript without dependencies, because it comes before them.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');
const stamp = join(root, 'node_modules', '.millrace-install');

/** Ends with one line that says what to do. */
function fail(line) {
  console.error(line);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (isOld)
    fail(
      `Millrace needs Node ${OLDEST_NODE.join('.')} or newer and this is ${process.versions.node}: install a newer Node.`,
    );
}

/** What an installation depends on: the lock file, and the platform its programs were chosen for. */
function installHash() {
  return createHash('sha256')
    .update(readFileSync(lockFile))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

/** An installation made by hand after the lock file was last written counts too. */
function isInstalled(hash) {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === hash;
  return statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs;
}

function install() {
  const hash = installHash();
  if (!isInstalled(hash)) {
    console.log('Installing dependencies (npm ci, about a minute)…');
    const begin = Date.now();
    const npm = process.env.npm_execpath;
    const [file, first] = npm ? [process.execPath, [npm]] : ['npm', []];
    const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status, error } = spawnSync(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (error || status !== 0) {
      fail(
        "The dependencies could not be installed: see npm's message above, check the network and the disk, and start again.",
      );
    }
    console.log(`Installing dependencies: ${((Date.now() - begin) / 1000).toFixed(1)} s`);
  }
  writeFileSync(stamp, hash);
}

checkNode();
const [command = '', ...args] = process.argv.slice(2);
const program = join(root, 'scripts', command, 'main.ts');
if (!/^[\w-]+$/.test(command) || !existsSync(program)) fail(`There is no command "${command}".`);
process.chdir(root);
install();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import(program);
process.exit(await main(args));

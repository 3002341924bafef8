/** A step that makes files from files, and is left out when neither what goes in nor what comes out has changed. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inRepository } from '#scripts/repository-root.ts';

export type BuildStep = {
  /** What the step does, as the console shows it. */
  name: string;
  /** Files and folders of the checkout. What is not there does not count. */
  inputs: readonly string[];
  /** Must all be there afterwards. */
  outputs: readonly string[];
  run(): Promise<void>;
};

/** Every step also depends on the installed packages. */
const ALWAYS = ['package.json', 'package-lock.json'];

/** Tests and their data change nothing that is built. */
const IGNORED = /\.test\.tsx?$|(^|\/)(generated|cases|testing|replay)\//;

/** True when the step must run. */
export async function isStale(step: BuildStep): Promise<boolean> {
  if (!step.outputs.every((path) => existsSync(inRepository(path)))) return true;
  const recorded = await readFile(stampFile(step), 'utf8').catch(() => '');
  return recorded !== (await inputHash(step.inputs));
}

/** Runs the step and remembers what went in. The hash is taken before, so that a change made meanwhile is seen next time. */
export async function runStep(step: BuildStep): Promise<void> {
  const hash = await inputHash(step.inputs);
  await rm(stampFile(step), { force: true });
  await step.run();
  await mkdir(dirname(stampFile(step)), { recursive: true });
  await writeFile(stampFile(step), hash);
}

/** Depends on the names and contents of all files below `inputs`, and on Node's version; not on their times. */
export async function inputHash(inputs: readonly string[], root = inRepository()): Promise<string> {
  const files = (await Promise.all([...ALWAYS, ...inputs].map((input) => filesBelow(root, input)))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
  const hash = createHash('sha256').update(process.version);
  for (const [index, file] of files.entries()) {
    hash.update(`\0${file}\0${contents[index]?.length}\0`);
    hash.update(contents[index] ?? '');
  }
  return hash.digest('hex');
}

async function filesBelow(root: string, path: string): Promise<string[]> {
  const found = await stat(join(root, path)).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(root.length + 1).replaceAll('\\', '/')).filter((file) => !IGNORED.test(file));
}

function stampFile(step: BuildStep): string {
  return inRepository('dist', 'stamps', step.name.toLowerCase().replaceAll(/\W+/g, '-'));
}

/** Runs one of our build programs in a Node process of its own: they take hundreds of megabytes, or leave things behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { inRepository } from '#scripts/repository-root.ts';
import { SetUpError } from '#scripts/set-up-error.ts';

type Program = {
  args: readonly string[];
  env?: { [name: string]: string };
  /** What the line of a failure begins with. */
  failure: string;
};

const running = new Set<ChildProcess>();

/** Ends all programs that run, for a start that is given up. */
export function endNodePrograms(): void {
  for (const child of running) child.kill();
  running.clear();
}

/** Fulfilled when it ends with 0. Otherwise prints what it wrote and throws a `SetUpError`. */
export async function runNode({ args, env, failure }: Program): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: inRepository(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  running.add(child);
  const code = await new Promise((resolve) => {
    child.once('close', resolve);
    child.once('error', resolve);
  });
  const wasEnded = !running.delete(child);
  if (code === 0) return;
  if (!wasEnded) process.stderr.write(`${output.trimEnd()}\n`);
  throw new SetUpError(`${failure}: see the messages above.`);
}

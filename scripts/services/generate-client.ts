/** Generates the Prisma client from prisma/schema.prisma into prisma/generated. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inRepository } from '#scripts/repository-root.ts';
import { messageOf, SetUpError } from '#scripts/set-up-error.ts';

/**
 * `prisma generate` first makes sure of its schema engine, which it would download and does not use.
 * Naming any program that exists skips that, so generating works without a network.
 */
export async function generateClient(): Promise<void> {
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  try {
    await promisify(execFile)(process.execPath, [inRepository('node_modules/prisma/build/index.js'), 'generate'], {
      cwd: inRepository(),
      env,
    });
  } catch (error) {
    throw new SetUpError(`The Prisma client could not be generated: ${messageOf(error).trim()}`);
  }
}

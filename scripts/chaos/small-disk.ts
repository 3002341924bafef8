/** A file system of its own for the data folder, small enough to be filled up; there is one only where the user may mount it. */

import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type SmallDisk = {
  folder: string;
  /** Full for ten seconds. */
  fill(): Promise<void>;
  remove(): void;
};

const SIZE_MB = 1_500;
const FULL_MS = 10_000;
const CHUNK = Buffer.alloc(2 ** 20);

/** Undefined where it cannot be mounted. */
export function mountSmallDisk(): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const filling = join(folder, 'filling');
  return {
    folder,
    async fill() {
      try {
        const until = Date.now() + FULL_MS;
        while (Date.now() < until) {
          fillUp(filling);
          // What is removed meanwhile is filled again.
          await delay(100);
        }
      } finally {
        rmSync(filling, { force: true });
      }
    },
    remove() {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function fillUp(file: string): void {
  const descriptor = openSync(file, 'a');
  try {
    for (let size = CHUNK.length; size > 0; ) {
      try {
        writeSync(descriptor, CHUNK, 0, size);
      } catch {
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

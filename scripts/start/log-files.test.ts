import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boundLogs } from './log-files.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-logs-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('boundLogs', () => {
  it('moves what is in a log over the limit aside and lets it be written on', async () => {
    const file = join(folder, 'worker.log');
    writeFileSync(file, 'x'.repeat(101));
    await boundLogs(folder, 100);
    appendFileSync(file, 'next');
    expect(readFileSync(file, 'utf8')).toBe('next');
    expect(readFileSync(`${file}.1`, 'utf8')).toHaveLength(101);
  });

  it('leaves a log at the limit alone', async () => {
    const file = join(folder, 'worker.log');
    writeFileSync(file, 'x'.repeat(100));
    await boundLogs(folder, 100);
    expect(readFileSync(file, 'utf8')).toHaveLength(100);
  });
});

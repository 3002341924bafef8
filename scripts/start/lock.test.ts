import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLock, takeLock } from './lock.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-lock-'));
  file = join(folder, 'home', 'millrace.lock');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a data folder', () => {
  it('says where the Millrace runs that holds it', () => {
    takeLock(file, 'http://localhost:3000');
    expect(() => takeLock(file, 'http://localhost:3001')).toThrow(
      /already running at http:\/\/localhost:3000 \(process \d+\)/,
    );
  });

  it('is free again once released', () => {
    takeLock(file, 'http://localhost:3000').release();
    expect(readLock(file)).toBeUndefined();
    takeLock(file, 'http://localhost:3001');
    expect(readLock(file)?.url).toBe('http://localhost:3001');
  });

  it('makes the processes known', () => {
    takeLock(file, 'http://localhost:3000').note({ worker: 42 });
    expect(readLock(file)?.processes).toEqual({ worker: 42 });
  });

  it('is taken over from a process that is gone, with the processes it left behind', () => {
    takeLock(file, 'http://localhost:3000').note({ gateway: 42 });
    const content = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...content, pid: 2 ** 22 + 1 }));
    expect(takeLock(file, 'http://localhost:3001').leftBehind).toEqual([42]);
    expect(readLock(file)?.url).toBe('http://localhost:3001');
  });

  it('is taken over when its process id was given to another process', () => {
    takeLock(file, 'http://localhost:3000');
    const content = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...content, startOfProcess: 'long ago' }));
    expect(readLock(file)).toBeUndefined();
  });

  it('is taken over when the file was cut off by a full disk', () => {
    takeLock(file, 'http://localhost:3000');
    writeFileSync(file, '{"pid":');
    takeLock(file, 'http://localhost:3001');
    expect(readLock(file)?.url).toBe('http://localhost:3001');
  });
});

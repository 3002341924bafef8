import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPortOpen } from './ports.ts';
import { isAlive } from './process-info.ts';
import { databaseName, type RunningTemporal, startTemporal } from './temporal.ts';

let folder: string;
const servers: RunningTemporal[] = [];

async function start(): Promise<RunningTemporal> {
  const server = await startTemporal({ folder });
  servers.push(server);
  return server;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-temporal-'));
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the embedded Temporal', () => {
  it('answers on loopback and is gone when stopped', async () => {
    const server = await start();
    expect(await isPortOpen(server.port)).toBe(true);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    expect(await isPortOpen(server.port)).toBe(false);
  });

  it('is used again when a killed starter left it running', async () => {
    const left = await start();
    expect(await start()).toMatchObject({ pid: left.pid, address: left.address });
  });

  it('has a file for every minor version of the server, which does not migrate it', () => {
    expect(databaseName('1.32.0')).toBe('server-1.32.db');
    expect(databaseName('1.32.9')).toBe('server-1.32.db');
  });
});

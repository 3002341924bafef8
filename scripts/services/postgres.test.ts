import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import { isAlive } from './process-info.ts';

let dataFolder: string;
const servers: RunningPostgres[] = [];

async function start(): Promise<RunningPostgres> {
  const server = await startPostgres({ dataFolder, settings: ['fsync=off'] });
  servers.push(server);
  return server;
}

async function query(url: string, statement: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

// Making a cluster takes seconds: the tests share one, each starting its server anew.
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'millrace-postgres-'));
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

afterAll(() => rm(dataFolder, { recursive: true, force: true }));

describe('the embedded PostgreSQL', () => {
  it('keeps its data from one start to the next', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('lets nobody in without the password, which is for its owner alone', async () => {
    const { url } = await start();
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataFolder, 'password'))).mode & 0o777).toBe(0o600);
  });

  it('is used again when a killed starter left it running, and can then be stopped', async () => {
    const left = await start();
    const found = await start();
    expect(found).toMatchObject({ pid: left.pid, url: left.url });
    await found.stop();
    expect(isAlive(left.pid)).toBe(false);
    await expect(found.ended).resolves.toBeTypeOf('string');
  });

  it('starts though its pid file names a process that is now another one', async () => {
    const first = await start();
    await first.stop();
    await writeFile(join(dataFolder, 'data', 'postmaster.pid'), `${process.pid}\n${dataFolder}\n0\n5432\n`);
    const second = await start();
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says from its log why it does not start', async () => {
    await (await start()).stop();
    const broken = startPostgres({ dataFolder, settings: ['shared_buffers=nonsense'] });
    await expect(broken).rejects.toThrow(/PostgreSQL did not start: .*(shared_buffers|configuration)/);
    expect(await readFile(join(dataFolder, 'postgres.log'), 'utf8')).toContain('shared_buffers');
  });
});

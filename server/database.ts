/**
 * The connections of this process to PostgreSQL: one pool of plain connections for hot statements, and Prisma over the
 * same address for everything else. Only `server/repositories` import it, besides the process's own start and stop.
 */

import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

import { PrismaClient } from '#prisma/generated/client/client.ts';

/** Sockets a process may hold; gateway, web and worker together stay below PostgreSQL's default of 100. */
const POOL_SIZE = 12;

type Connections = { url: string; prisma: PrismaClient; pool: pg.Pool };

/** On `globalThis`, because Next evaluates a module once per bundle and hot reload again and again. */
const holder = globalThis as typeof globalThis & { millraceConnections?: Connections };

function connections(): Connections {
  if (!holder.millraceConnections) holder.millraceConnections = connect(databaseUrl());
  return holder.millraceConnections;
}

function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: start Millrace with `npm start`, or name a PostgreSQL database.');
  return url;
}

function connect(url: string): Connections {
  const pool = new pg.Pool({ connectionString: url, max: POOL_SIZE, application_name: 'millrace' });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: POOL_SIZE }) });
  return { url, prisma, pool };
}

/** Prisma, for everything that is not a hot statement. */
export function database(): PrismaClient {
  return connections().prisma;
}

/** Plain connections, for statements that Prisma cannot say or says too slowly. */
export function pool(): pg.Pool {
  return connections().pool;
}

/** A connection, or what runs a transaction on one. */
export type Querier = Pick<pg.ClientBase, 'query'>;

/** Runs `work` in one transaction on one plain connection; rolls back when it throws. */
export async function transaction<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool().connect();
  // A connection that dies between two statements says so by an event, which without a listener would end the process;
  // the next statement fails and tells the same.
  client.on('error', ignore);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    await rollBack(client);
    throw error;
  } finally {
    client.off('error', ignore);
  }
}

function ignore(): void {}

/** A connection that cannot even roll back is broken: it is closed instead of going back to the pool. */
async function rollBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}

/** Closes every connection. A later call of `database()` opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = holder.millraceConnections;
  if (!open) return;
  holder.millraceConnections = undefined;
  await Promise.all([open.prisma.$disconnect(), open.pool.end()]);
}

/** True when PostgreSQL answers. */
export async function isDatabaseReachable(): Promise<boolean> {
  try {
    await pool().query('SELECT 1');
    return true;
  } catch {
    return false;
  }
}

/**
 * Tells the other workers which slow calls are being made here, so that nobody makes them a second time. The locks belong
 * to one connection: when this process dies, PostgreSQL frees them, and somebody else goes on.
 */

import type { PoolClient } from 'pg';

import { pool } from '#server/database.ts';

export type CallLocks = {
  /** `undefined` when another process holds it. Throws when the database is away. */
  tryTake(key: string): Promise<(() => Promise<void>) | undefined>;
  close(): Promise<void>;
};

const TAKE = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS done';
const FREE = 'SELECT pg_advisory_unlock(hashtextextended($1, 0)) AS done';

export function callLocks(): CallLocks {
  let connecting: Promise<PoolClient> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** One statement after the other, as one connection does it. */
  function ask(statement: string, key: string): Promise<boolean> {
    const answer = last.then(async () => {
      const client = await connection();
      const { rows } = await client.query<{ done: boolean }>(statement, [key]);
      return rows[0]?.done ?? false;
    });
    last = answer.catch(() => undefined);
    return answer;
  }

  function connection(): Promise<PoolClient> {
    connecting ??= open().catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  }

  /** A lost connection has lost its locks; the next one who needs a lock opens a new one. */
  async function open(): Promise<PoolClient> {
    const client = await pool().connect();
    client.on('error', () => {
      connecting = undefined;
      client.release(true);
    });
    return client;
  }

  return {
    async tryTake(key) {
      if (!(await ask(TAKE, key))) return undefined;
      return async () => {
        await ask(FREE, key).catch(() => undefined);
      };
    },
    async close() {
      const client = await connecting?.catch(() => undefined);
      connecting = undefined;
      client?.release(true);
    },
  };
}

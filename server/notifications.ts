/**
 * How one process tells the others that rows changed: PostgreSQL's LISTEN/NOTIFY. A notice is only a hint to look at
 * the tables, never the news itself: it can be missed while a connection is down, so whoever listens reads the tables
 * again after `onReconnect`.
 */

import pg from 'pg';

export type Channel =
  | 'run_accepted'
  | 'run_changed'
  | 'run_answered'
  | 'run_ended'
  | 'run_cancel'
  /** An action of the run waits, and what it waits for has come. */
  | 'wait_answered'
  /** A batch of the flow is to be released. */
  | 'batch_due'
  /** Runs that are done again together have come further. */
  | 'bulk_changed'
  /** What happened has been summed up anew. */
  | 'metrics_rolled'
  | 'flow_changed';

type Querier = { query(text: string, values: unknown[]): Promise<unknown> };

/** Sends a notice; within a transaction it goes out with the commit. `id` is a run's or a flow's. */
export async function notify(client: Querier, channel: Channel, id: string): Promise<void> {
  await client.query('SELECT pg_notify($1, $2)', [channel, id]);
}

export type Listener = { close(): Promise<void> };

export type ListenOptions = {
  channels: readonly Channel[];
  onNotice(channel: Channel, id: string): void;
  /** Called when the connection is there again after a loss: notices may have been missed. */
  onReconnect?(): void;
  /** Told once per loss, for the log. */
  onLost?(error: Error): void;
};

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

/** Listens on a connection of its own until closed; reconnects with back-off. Resolves once the first LISTEN holds. */
export async function listen(options: ListenOptions): Promise<Listener> {
  let closed = false;
  let current: pg.Client | undefined;
  let retryTimer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL, keepAlive: true });
    let isLost = false;
    const lost = (error: Error) => {
      if (isLost || closed || current !== client) return;
      isLost = true;
      options.onLost?.(error);
      client.end().catch(() => undefined);
      retry(FIRST_RETRY_MS);
    };
    client.on('error', lost);
    client.on('end', () => lost(new Error('The database closed the connection.')));
    client.on('notification', (notice) => options.onNotice(notice.channel as Channel, notice.payload ?? ''));
    try {
      await client.connect();
      for (const channel of options.channels) await client.query(`LISTEN ${channel}`);
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
    current = client;
    if (closed) await client.end();
  }

  function retry(delay: number): void {
    retryTimer = setTimeout(() => {
      open().then(
        () => options.onReconnect?.(),
        () => {
          if (!closed) retry(Math.min(delay * 2, LONGEST_RETRY_MS));
        },
      );
    }, delay);
  }

  await open();
  return {
    async close() {
      closed = true;
      clearTimeout(retryTimer);
      await current?.end().catch(() => undefined);
    },
  };
}

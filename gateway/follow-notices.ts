/** Hears from the database what changed, on one connection for the whole process, from whenever the database is there. */

import { isDatabaseAway } from '#server/database-away.ts';
import type { Log } from '#server/log.ts';
import { type Channel, type Listener, listen } from '#server/notifications.ts';
import type { Gateway } from './gateway-context.ts';

const RETRY_MS = 500;

const ON_NOTICE = {
  flow_changed: ({ flows }, flowId) => flows.drop(flowId),
  run_answered: ({ waits }, runId) => waits.wake(runId),
  run_ended: ({ waits }, runId) => waits.wake(runId),
} satisfies { [name in Channel]?: (gateway: Gateway, id: string) => void };

const CHANNELS = ['flow_changed', 'run_answered', 'run_ended'] as const;

/** Keeps trying until it listens; resolves at once. */
export function followNotices(gateway: Gateway): { close(): Promise<void> } {
  const { log, flows, waits } = gateway;
  let listener: Listener | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function caughtUp(): void {
    flows.reset(true);
    waits.wakeAll();
  }

  async function open(): Promise<void> {
    listener = await listen({
      channels: CHANNELS,
      onNotice: (channel, id) => {
        const known = CHANNELS.find((name) => name === channel);
        if (known) ON_NOTICE[known](gateway, id);
      },
      onLost: (error) => {
        flows.reset(false);
        log.warn({ err: error }, 'The notices of the database are interrupted');
      },
      onReconnect: () => {
        caughtUp();
        log.info('The notices of the database are heard again');
      },
    });
    if (isClosed) await listener.close();
    else caughtUp();
  }

  function attempt(): void {
    open().catch((error) => {
      report(error, log);
      if (!isClosed) timer = setTimeout(attempt, RETRY_MS);
    });
  }

  attempt();
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await listener?.close();
    },
  };
}

function report(error: unknown, log: Log): void {
  if (isDatabaseAway(error)) log.warn({ err: error }, 'The database is away; looking again');
  else log.error({ err: error }, 'The notices of the database cannot be heard');
}

'use client';

/** A light in the bar of every page: whether all parts work, and what it means when one does not. */

import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Link } from '#components/ui/link.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import { PARTS, type Part, type SystemStatus as Status, useSystemStatus } from './use-system-status.ts';

const PART_WORDS: { [part in Part]: { name: string; away: string } } = {
  database: { name: 'Database', away: 'Calls are refused with 503 until it is back; nothing accepted is lost.' },
  temporal: { name: 'Temporal', away: 'Calls are accepted; runs wait until it is back.' },
  worker: { name: 'Worker', away: 'Calls are accepted; runs wait for a worker.' },
  web: { name: 'Pages', away: 'Flows go on; what is shown may be old.' },
};

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

export function SystemStatus() {
  const status = useSystemStatus();
  const { words, tone, Icon } = lookOf(status);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" className={cn('gap-1.5 px-2', tone)} aria-label={`State: ${words}`}>
          <Icon aria-hidden="true" />
          <span aria-hidden="true" className={status.kind === 'ok' ? 'sr-only' : 'max-lg:sr-only'}>
            {words}
          </span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="State of Millrace" className="grid gap-2 text-sm">
        <Details status={status} />
      </PopoverContent>
    </Popover>
  );
}

function Details({ status }: { status: Status }) {
  if (status.kind === 'unknown') return <p>The state is being asked for.</p>;
  if (status.kind === 'unreachable') {
    return (
      <p>
        Millrace has not answered since {TIME.format(status.since)}. What this page shows may be old; it looks again
        every ten seconds.
      </p>
    );
  }
  return (
    <>
      <dl className="grid gap-2">
        {PARTS.map((part) => {
          const isOk = status.parts[part] === 'ok';
          const { name, away } = PART_WORDS[part];
          return (
            <div key={part}>
              <dt className="font-medium">{name}</dt>
              <dd className={isOk ? 'text-muted-foreground' : 'text-status-failed'}>
                {isOk ? 'Works' : `Away since ${TIME.format(status.since)} or before. ${away}`}
              </dd>
            </div>
          );
        })}
      </dl>
      {status.kind === 'troubled' && (
        <Link href="/runs?status=Waiting" className="text-primary hover:underline">
          Show the runs that wait
        </Link>
      )}
    </>
  );
}

function lookOf(status: Status) {
  switch (status.kind) {
    case 'unknown':
      return { words: 'Asking', tone: 'text-muted-foreground', Icon: CircleHelp };
    case 'ok':
      return { words: 'All parts work', tone: 'text-status-succeeded', Icon: CircleCheck };
    case 'troubled': {
      const away = PARTS.filter((part) => status.parts[part] !== 'ok').map((part) => PART_WORDS[part].name);
      return { words: `Away: ${away.join(', ')}`, tone: 'text-status-failed', Icon: CircleX };
    }
    case 'unreachable':
      return { words: 'No answer', tone: 'text-status-waiting', Icon: TriangleAlert };
  }
}

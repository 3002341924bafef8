/** Chooses which dead letters are listed; it stands in the address. */

import { cn } from '#components/ui/class-names.ts';
import { Link } from '#components/ui/link.tsx';
import { LETTER_STATUSES, type LetterStatus } from '#core/api/failures.ts';

const WORDS: { [status in LetterStatus]: string } = { Open: 'Open', Redriven: 'Replayed', Discarded: 'Discarded' };

export function LetterStatusLinks({ current }: { current: LetterStatus }) {
  return (
    <nav aria-label="Which dead letters" className="flex rounded-lg border border-border bg-card p-0.5">
      {LETTER_STATUSES.map((status) => (
        <Link
          key={status}
          href={`/failures/dead-letters?status=${status}`}
          aria-current={status === current ? 'true' : undefined}
          className={cn(
            'rounded-md px-2.5 py-1 text-muted-foreground text-xs hover:text-foreground',
            'aria-[current=true]:bg-primary-soft aria-[current=true]:font-medium aria-[current=true]:text-primary',
          )}
        >
          {WORDS[status]}
        </Link>
      ))}
    </nav>
  );
}

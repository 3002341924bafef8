/** Chooses the stretch of time that a page looks at; it stands in the address. */

import { SPAN_WORDS } from '#components/runs/describe-filter.ts';
import { cn } from '#components/ui/class-names.ts';
import { Link } from '#components/ui/link.tsx';
import { RUN_SPANS, type RunSpan } from '#core/api/run-filter.ts';

export type SpanLinksProps = { path: string; current: RunSpan; flowId: string | undefined };

export function SpanLinks({ path, current, flowId }: SpanLinksProps) {
  const flow = flowId === undefined ? '' : `&flowId=${encodeURIComponent(flowId)}`;
  return (
    <nav aria-label="Time" className="flex rounded-lg border border-border bg-card p-0.5">
      {(Object.keys(RUN_SPANS) as RunSpan[]).map((span) => (
        <Link
          key={span}
          href={`${path}?within=${span}${flow}`}
          aria-current={span === current ? 'true' : undefined}
          className={cn(
            'rounded-md px-2.5 py-1 text-muted-foreground text-xs hover:text-foreground',
            'aria-[current=true]:bg-primary-soft aria-[current=true]:font-medium aria-[current=true]:text-primary',
          )}
        >
          {SPAN_WORDS[span]}
        </Link>
      ))}
    </nav>
  );
}

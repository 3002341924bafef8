'use client';

/** Which run the previews read from: the newest, an older one, or samples made from schemas. */

import { Beaker, ChevronDown, RefreshCw } from 'lucide-react';
import { RelativeTime } from '#components/shell/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { RunSummary } from '#core/api/runs.ts';
import { type Preview, useRunSource } from './preview-context.tsx';

export function PreviewRunMenu({ preview }: { preview: Preview }) {
  const { source } = preview;
  const { runs, run, failure } = useRunSource(preview, (state) => state);
  return (
    <DropdownMenu onOpenChange={(isOpen) => isOpen && void source.open(true)}>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="sm" className="min-w-0 justify-start gap-1.5 px-1.5 font-normal text-xs">
          <span className="text-muted-foreground">Values from</span>
          {run ? <RunWords run={run} /> : <span>{failure === null ? 'a sample' : 'nowhere'}</span>}
          <ChevronDown className="size-3.5 text-muted-foreground" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-80 w-72 overflow-y-auto">
        {failure !== null && <p className="px-2 py-1.5 text-destructive text-xs">{failure}</p>}
        {(runs ?? []).map((each) => (
          <DropdownMenuItem key={each.id} onSelect={() => source.choose(each)} className="text-xs">
            <RunWords run={each} />
            <span className="ml-auto font-mono text-[11px] text-muted-foreground">{each.id.slice(-6)}</span>
          </DropdownMenuItem>
        ))}
        {runs?.length === 0 && <p className="px-2 py-1.5 text-muted-foreground text-xs">The flow has not run yet.</p>}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => source.choose(null)} className="text-xs">
          <Beaker /> A sample made from schemas
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => source.follow()} className="text-xs">
          <RefreshCw /> Always the newest run
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function RunWords({ run }: { run: RunSummary }) {
  const { icon: Icon, text, word } = STATUS_LOOKS[run.status];
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon className={cn('size-3.5', text)} aria-label={word} />
      <span className="truncate">
        run of <RelativeTime at={run.acceptedAt} />
      </span>
    </span>
  );
}

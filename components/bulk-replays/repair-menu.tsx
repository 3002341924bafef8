'use client';

/** What can be done with all the runs that a list shows and has still to load. */

import { ChevronDown, CircleStop, ListRestart, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { messageOf } from '#components/shell/request-json.ts';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { Link } from '#components/ui/link.tsx';
import { type RunFilter, runFilterQuery } from '#core/api/run-filter.ts';
import { cancelRuns } from './api.ts';
import { BulkReplayDialog } from './bulk-replay-dialog.tsx';
import { useRunCount } from './use-run-count.ts';

export function RepairMenu({ filter }: { filter: RunFilter }) {
  const [open, setOpen] = useState<'replay' | 'cancel' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="secondary">
            <ListRestart aria-hidden="true" />
            All of these
            <ChevronDown className="text-muted-foreground" aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen('replay')}>
            <RotateCcw aria-hidden="true" /> Replay…
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpen('cancel')}>
            <CircleStop aria-hidden="true" /> Cancel those that go on…
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem asChild>
            <Link href="/runs/replays">Replays so far</Link>
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <BulkReplayDialog runs={{ filter }} isOpen={open === 'replay'} onClose={close} />
      {open === 'cancel' && <CancelAllDialog filter={filter} onClose={close} />}
    </>
  );
}

function CancelAllDialog({ filter, onClose }: { filter: RunFilter; onClose(): void }) {
  const isOpen = (status: string) => status === 'Waiting' || status === 'Running';
  const statuses = (filter.status ?? ['Waiting', 'Running']).filter(isOpen);
  const count = useRunCount(statuses.length > 0 ? { ...filter, status: statuses } : undefined);
  const cancel = async () => {
    try {
      const asked = await cancelRuns({ query: runFilterQuery(filter) });
      toast.success(`${asked.toLocaleString('en')} ${asked === 1 ? 'run is' : 'runs are'} being cancelled`);
    } catch (error) {
      toast.error('Not all runs were cancelled', { description: messageOf(error) });
    }
  };
  return (
    <ConfirmDialog
      isOpen
      title={`Cancel ${statuses.length === 0 ? '0 runs' : (count ?? 'these runs')}?`}
      keep="Let them run"
      confirm="Cancel them"
      onConfirm={() => void cancel()}
      onClose={onClose}
    >
      All runs that pass the filter and have not ended are stopped. What they have done stays done.
    </ConfirmDialog>
  );
}

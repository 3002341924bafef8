'use client';

/** What can be done with one flow of the list. */

import { Copy, EllipsisVertical, History, Pencil, Power, SquarePen, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { Link } from '#components/ui/link.tsx';
import { NameDialog } from '#components/ui/name-dialog.tsx';
import type { FlowSummary } from '#core/api/flows.ts';

import { changeFlow, deleteFlow, duplicateFlow } from './api.ts';
import { DeleteFlowDialog } from './delete-flow-dialog.tsx';

export function FlowMenu({ flow }: { flow: FlowSummary }) {
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  const { busy, run } = useTask();
  const router = useRouter();
  const close = () => setDialog(null);

  const perform = (work: () => Promise<void>, done: string) =>
    run(async () => {
      await work();
      close();
      router.refresh();
      toast.success(done);
    });

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Actions of ${flow.name}`} className="relative z-10">
            <EllipsisVertical aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild>
            <Link href={`/flows/${flow.id}`}>
              <SquarePen aria-hidden="true" />
              Open
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link href={`/flows/${flow.id}/runs`}>
              <History aria-hidden="true" />
              Runs
            </Link>
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setDialog('rename')}>
            <Pencil aria-hidden="true" />
            Rename
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() => perform(async () => void (await duplicateFlow(flow.id)), `Duplicated ${flow.name}.`)}
          >
            <Copy aria-hidden="true" />
            Duplicate
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() =>
              perform(
                () => changeFlow(flow.id, { enabled: !flow.enabled }),
                `${flow.name} is ${flow.enabled ? 'disabled: nothing starts it now' : 'enabled'}.`,
              )
            }
          >
            <Power aria-hidden="true" />
            {flow.enabled ? 'Disable' : 'Enable'}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem variant="destructive" onSelect={() => setDialog('delete')}>
            <Trash2 aria-hidden="true" />
            Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog === 'rename' && (
        <NameDialog
          title="Rename flow"
          deed="Rename"
          name={flow.name}
          busy={busy}
          onName={(name) => perform(() => changeFlow(flow.id, { name }), 'Renamed.')}
          onClose={close}
        />
      )}
      {dialog === 'delete' && (
        <DeleteFlowDialog
          flow={flow}
          onDelete={() => perform(() => deleteFlow(flow.id), `Deleted ${flow.name}.`)}
          onClose={close}
        />
      )}
    </>
  );
}

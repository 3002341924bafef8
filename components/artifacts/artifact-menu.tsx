'use client';

/** What can be done with one map or schema of the list. */

import { EllipsisVertical, Eye, Trash2, Upload } from 'lucide-react';
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
import type { ArtifactSummary } from '#core/api/artifacts.ts';

import { deleteArtifact } from './api.ts';
import { DeleteArtifactDialog } from './delete-artifact-dialog.tsx';
import { UploadArtifactDialog } from './upload-artifact-dialog.tsx';
import { ViewArtifactDialog } from './view-artifact-dialog.tsx';

export function ArtifactMenu({ artifact }: { artifact: ArtifactSummary }) {
  const [dialog, setDialog] = useState<'view' | 'replace' | 'delete' | null>(null);
  const { run } = useTask();
  const router = useRouter();
  const close = () => setDialog(null);

  function remove(): void {
    run(async () => {
      await deleteArtifact(artifact);
      close();
      router.refresh();
      toast.success(`Deleted ${artifact.name}.`);
    });
  }

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Actions of ${artifact.name}`}>
            <EllipsisVertical aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setDialog('view')}>
            <Eye aria-hidden="true" />
            View
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setDialog('replace')}>
            <Upload aria-hidden="true" />
            Replace…
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem variant="destructive" onSelect={() => setDialog('delete')}>
            <Trash2 aria-hidden="true" />
            Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog === 'view' && <ViewArtifactDialog artifact={artifact} onClose={close} />}
      {dialog === 'replace' && <UploadArtifactDialog replaced={artifact} onClose={close} />}
      {dialog === 'delete' && <DeleteArtifactDialog artifact={artifact} onDelete={remove} onClose={close} />}
    </>
  );
}

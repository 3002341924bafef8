'use client';

/** Shows the content of a map or schema. */

import { useEffect, useState } from 'react';

import { messageOf } from '#components/shell/request-json.ts';
import { Dialog, DialogContent, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { ArtifactSummary } from '#core/api/artifacts.ts';

import { readArtifact } from './api.ts';

type Shown = { text: string; isError?: boolean };

export function ViewArtifactDialog({ artifact, onClose }: { artifact: ArtifactSummary; onClose(): void }) {
  const [shown, setShown] = useState<Shown>();
  const { kind, name } = artifact;
  useEffect(() => {
    let isGone = false;
    readArtifact({ kind, name }).then(
      (text) => isGone || setShown({ text }),
      (error: unknown) => isGone || setShown({ text: messageOf(error), isError: true }),
    );
    return () => {
      isGone = true;
    };
  }, [kind, name]);
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent aria-describedby={undefined} className="max-w-3xl">
        <DialogHeader>
          <DialogTitle>{name}</DialogTitle>
        </DialogHeader>
        {shown === undefined && <Skeleton className="h-40" />}
        {shown?.isError && <p role="alert">{shown.text}</p>}
        {shown && !shown.isError && (
          <pre className="max-h-[60vh] overflow-auto rounded-lg border border-border bg-muted p-3 font-mono text-xs">
            {shown.text}
          </pre>
        )}
      </DialogContent>
    </Dialog>
  );
}

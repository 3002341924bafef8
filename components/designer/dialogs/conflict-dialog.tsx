'use client';

/** Somebody else saved this flow first: what each side changed, and the ways out, none of which loses anything. */

import { useMemo, useState } from 'react';
import { useDesigner, useDesignerStore } from '#components/designer/designer-context.tsx';
import type { Save } from '#components/designer/saving.ts';
import { TextDiff } from '#components/designer/versions/text-diff.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { RelativeTime } from '#components/shell/time.tsx';
import {
  AlertDialog,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '#components/ui/alert-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import type { Side } from '#core/definition/merge-texts.ts';
import { type Conflict, joinDrafts, resolveConflict, type WayOut } from './conflict.ts';
import { MergeChoices } from './merge-choices.tsx';

export function ConflictDialog({ save }: { save: Save }) {
  const saveState = useDesigner((state) => state.saveState);
  const text = useDesigner((state) => state.text);
  const parametersText = useDesigner((state) => state.parametersText);
  const base = useDesigner((state) => state.saved);
  const theirs = saveState.kind === 'conflict' ? saveState.theirs : null;
  return (
    <AlertDialog open={theirs !== null}>
      {theirs && <ConflictContent conflict={{ base, mine: { text, parametersText }, theirs }} save={save} />}
    </AlertDialog>
  );
}

const NAMES = { before: 'Yours', after: 'Theirs' };

function ConflictContent({ conflict, save }: { conflict: Conflict; save: Save }) {
  const { mine, theirs } = conflict;
  const join = useMemo(() => joinDrafts(conflict), [conflict]);
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const { leave, isBusy, error } = useWayOut(conflict, save);
  return (
    <AlertDialogContent className="flex max-h-[calc(100dvh-3rem)] max-w-[min(64rem,calc(100%-3rem))] flex-col">
      <AlertDialogHeader>
        <AlertDialogTitle>{theirs.savedBy ?? 'Somebody else'} saved this flow first</AlertDialogTitle>
        <AlertDialogDescription>
          That was <RelativeTime at={theirs.savedAt} />. Your changes are still here, not saved. Whatever gives way is
          kept under Versions.
        </AlertDialogDescription>
      </AlertDialogHeader>
      <Tabs defaultValue={join ? 'steps' : 'text'} className="min-h-0 gap-2">
        <TabsList className="shrink-0">
          {join && <TabsTrigger value="steps">Steps</TabsTrigger>}
          <TabsTrigger value="text">Text</TabsTrigger>
        </TabsList>
        {join && (
          <TabsContent value="steps" className="max-h-[26rem] min-h-32 overflow-y-auto">
            <MergeChoices
              units={join.units}
              choices={choices}
              onChoose={(key, side) => setChoices(new Map(choices).set(key, side))}
            />
          </TabsContent>
        )}
        <TabsContent value="text" className="h-[26rem] flex-none">
          <TextDiff before={mine.text} after={theirs.draft} names={NAMES} />
        </TabsContent>
      </Tabs>
      <p role="alert" className="min-h-4 text-destructive text-xs">
        {error}
      </p>
      <AlertDialogFooter>
        <Button variant="secondary" disabled={isBusy} onClick={() => leave({ kind: 'theirs' })}>
          Take theirs
        </Button>
        <Button variant={join ? 'secondary' : 'default'} disabled={isBusy} onClick={() => leave({ kind: 'mine' })}>
          Keep mine
        </Button>
        {join && (
          <Button disabled={isBusy} onClick={() => leave({ kind: 'both', joined: join.joined(choices) })}>
            Join both
          </Button>
        )}
      </AlertDialogFooter>
    </AlertDialogContent>
  );
}

function useWayOut(conflict: Conflict, save: Save) {
  const store = useDesignerStore();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const leave = (way: WayOut) => {
    setBusy(true);
    setError('');
    resolveConflict(store, conflict, way)
      .then(() => save())
      .catch((problem: unknown) => setError(messageOf(problem)))
      .finally(() => setBusy(false));
  };
  return { leave, isBusy, error };
}

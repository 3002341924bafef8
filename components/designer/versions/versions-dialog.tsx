'use client';

/** All versions of the flow: what is in each, how it differs from the draft or from another one, and the way back to it. */

import { History, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { VersionList, VersionTexts } from '#core/api/versions.ts';
import { type CompareWith, CompareWithSelect } from './compare-with-select.tsx';
import { DefinitionDiff } from './definition-diff.tsx';
import { type Loaded, useVersionList, useVersionTexts } from './use-versions.ts';
import { type VersionChoice, VersionPicker } from './version-picker.tsx';

export function VersionsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent className="flex h-[min(56rem,calc(100dvh-3rem))] max-w-[min(88rem,calc(100%-3rem))] flex-col gap-3">
        <DialogHeader>
          <DialogTitle>Versions</DialogTitle>
          <DialogDescription>
            What was published, by whom and why. A version never changes; restoring one changes the draft only.
          </DialogDescription>
        </DialogHeader>
        <Versions onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function Versions({ onClose }: { onClose(): void }) {
  const list = useVersionList(useDesigner((state) => state.flow.id));
  if (list.kind === 'failed') return <Failure reason={list.reason} />;
  if (list.kind === 'loading') return <Skeleton className="min-h-0 flex-1" />;
  const { versions, setAside } = list.value;
  if (versions.length + setAside.length === 0) return <NoVersions />;
  return <ChosenVersion list={list.value} onClose={onClose} />;
}

function ChosenVersion({ list, onClose }: { list: VersionList; onClose(): void }) {
  const flowId = useDesigner((state) => state.flow.id);
  const draft = useDesigner((state) => state.text);
  const [chosen, setChosen] = useState(() => firstChoice(list));
  const [compareWith, setCompareWith] = useState<CompareWith>('draft');
  const choose = (choice: VersionChoice) => {
    setChosen(choice);
    const isPossible = choice.kind === 'version' ? compareWith !== choice.number : compareWith !== 'previous';
    if (!isPossible) setCompareWith('draft');
  };
  const restore = useRestore(onClose);
  const texts = useVersionTexts(flowId, chosen && keyOf(chosen));
  const other = otherVersion(list, chosen, compareWith);
  const otherTexts = useVersionTexts(flowId, other === undefined ? undefined : { number: other });
  const title = chosen ? titleOf(chosen) : '';
  return (
    <div className="flex min-h-0 flex-1 gap-4">
      <div className="w-64 shrink-0 overflow-y-auto">
        <VersionPicker list={list} chosen={chosen} onChoose={choose} />
      </div>
      <section aria-label={title} className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex items-center gap-3">
          <h3 className="font-medium">{title}</h3>
          <CompareWithSelect
            versions={list.versions.map(({ number }) => number)}
            chosen={chosen}
            value={compareWith}
            onChange={setCompareWith}
          />
          <Button
            variant="secondary"
            className="ml-auto"
            disabled={texts.kind !== 'ready'}
            onClick={() => texts.kind === 'ready' && restore(texts.value, title)}
          >
            <Undo2 /> Restore as draft
          </Button>
        </div>
        <div className="min-h-0 flex-1">
          <Difference {...sides({ chosen, texts, compareWith, draft, other, otherTexts })} />
        </div>
      </section>
    </div>
  );
}

type Side = { name: string; text: Loaded<string> };

function Difference({ before, after }: { before: Side; after: Side }) {
  const failed = [before, after].map(({ text }) => text).find((text) => text.kind === 'failed');
  if (failed?.kind === 'failed') return <Failure reason={failed.reason} />;
  if (before.text.kind !== 'ready' || after.text.kind !== 'ready') return <Skeleton className="size-full" />;
  const names = { before: before.name, after: after.name };
  return (
    <DefinitionDiff
      key={`${names.before} ${names.after}`}
      before={before.text.value}
      after={after.text.value}
      names={names}
    />
  );
}

type Compared = {
  chosen: VersionChoice | undefined;
  texts: Loaded<VersionTexts>;
  compareWith: CompareWith;
  draft: string;
  other: number | undefined;
  otherTexts: Loaded<VersionTexts>;
};

/** The older side stands first. */
function sides({ chosen, texts, compareWith, draft, other, otherTexts }: Compared): { before: Side; after: Side } {
  const own: Side = { name: chosen ? titleOf(chosen) : '', text: definitionOf(texts) };
  if (compareWith === 'draft') return { before: own, after: { name: 'Draft', text: { kind: 'ready', value: draft } } };
  if (other === undefined) return { before: { name: 'Nothing', text: { kind: 'ready', value: '{}' } }, after: own };
  const there: Side = { name: `Version ${other}`, text: definitionOf(otherTexts) };
  const isOlder = chosen?.kind === 'setAside' || other < (chosen?.number ?? 0);
  return isOlder ? { before: there, after: own } : { before: own, after: there };
}

function definitionOf(texts: Loaded<VersionTexts>): Loaded<string> {
  return texts.kind === 'ready' ? { kind: 'ready', value: texts.value.definition } : texts;
}

function otherVersion(
  { versions }: VersionList,
  chosen: VersionChoice | undefined,
  compareWith: CompareWith,
): number | undefined {
  if (compareWith === 'draft') return undefined;
  if (compareWith !== 'previous') return compareWith;
  if (chosen?.kind !== 'version') return undefined;
  return versions.map(({ number }) => number).find((number) => number < chosen.number);
}

function useRestore(onClose: () => void): (texts: VersionTexts, title: string) => void {
  const { replaceAll, undo } = useDesignerActions();
  return ({ definition, parameters }, title) => {
    replaceAll({ text: definition, parametersText: parameters }, `Restore ${title.toLowerCase()}`);
    toast.success(`${title} is the draft now`, { action: { label: 'Undo', onClick: undo } });
    onClose();
  };
}

function firstChoice({ versions, setAside }: VersionList): VersionChoice | undefined {
  const [version] = versions;
  if (version) return { kind: 'version', number: version.number };
  const [draft] = setAside;
  return draft && { kind: 'setAside', id: draft.id };
}

const keyOf = (choice: VersionChoice) =>
  choice.kind === 'version' ? { number: choice.number } : { setAsideId: choice.id };

const titleOf = (choice: VersionChoice) =>
  choice.kind === 'version' ? `Version ${choice.number}` : 'Draft that gave way';

function Failure({ reason }: { reason: string }) {
  return (
    <p role="alert" className="p-6 text-center text-destructive text-sm">
      {reason}
    </p>
  );
}

function NoVersions() {
  return (
    <div className="grid flex-1 place-content-center justify-items-center gap-2 text-center text-muted-foreground">
      <History className="size-6" aria-hidden="true" />
      <p>Nothing was published yet. Every time you publish, a version is kept here.</p>
    </div>
  );
}

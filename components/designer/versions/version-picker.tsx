/** The list of versions, newest first: number, comment, who, when and how many runs; below, drafts that gave way. */

import { type ReactNode, useId } from 'react';
import { counted } from '#components/designer/canvas/step-label.ts';
import { RelativeTime } from '#components/shell/time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/class-names.ts';
import type { SetAsideSummary, VersionList, VersionSummary } from '#core/api/versions.ts';

export type VersionChoice = { kind: 'version'; number: number } | { kind: 'setAside'; id: string };

export type VersionPickerProps = {
  list: VersionList;
  chosen: VersionChoice | undefined;
  onChoose(choice: VersionChoice): void;
};

export function VersionPicker({ list, chosen, onChoose }: VersionPickerProps) {
  const name = useId();
  return (
    <div className="space-y-4">
      <fieldset>
        <legend className="sr-only">Versions</legend>
        {list.versions.map((version) => (
          <Choice
            key={version.number}
            name={name}
            isChosen={chosen?.kind === 'version' && chosen.number === version.number}
            onChoose={() => onChoose({ kind: 'version', number: version.number })}
          >
            <VersionWords version={version} />
          </Choice>
        ))}
      </fieldset>
      {list.setAside.length > 0 && (
        <fieldset>
          <legend className="px-2 pb-1 font-medium text-muted-foreground text-xs">Gave way in a conflict</legend>
          {list.setAside.map((draft) => (
            <Choice
              key={draft.id}
              name={name}
              isChosen={chosen?.kind === 'setAside' && chosen.id === draft.id}
              onChoose={() => onChoose({ kind: 'setAside', id: draft.id })}
            >
              <SetAsideWords draft={draft} />
            </Choice>
          ))}
        </fieldset>
      )}
    </div>
  );
}

type ChoiceProps = { name: string; isChosen: boolean; onChoose(): void; children: ReactNode };

function Choice({ name, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label
      className={cn(
        'block cursor-pointer rounded-md px-2 py-1.5 text-xs hover:bg-accent has-checked:bg-primary-soft',
        'has-focus-visible:outline-2 has-focus-visible:outline-ring',
      )}
    >
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} className="sr-only" />
      {children}
    </label>
  );
}

function VersionWords({ version }: { version: VersionSummary }) {
  const { number, comment, publishedAt, publishedBy, runCount, isCurrent } = version;
  return (
    <>
      <span className="flex items-center gap-2">
        <span className="font-medium text-[13px] tabular-nums">Version {number}</span>
        {isCurrent && <Badge variant="success">Published</Badge>}
        <span className="ml-auto text-muted-foreground tabular-nums">{counted(runCount, 'run')}</span>
      </span>
      {comment !== null && <span className="block break-words">{comment}</span>}
      <span className="block text-muted-foreground">
        {publishedBy ?? 'Somebody'}, <RelativeTime at={publishedAt} />
      </span>
    </>
  );
}

function SetAsideWords({ draft: { savedAt, savedBy } }: { draft: SetAsideSummary }) {
  return (
    <>
      <span className="block font-medium text-[13px]">
        Draft, <RelativeTime at={savedAt} />
      </span>
      <span className="block text-muted-foreground">kept when {savedBy ?? 'somebody'} decided</span>
    </>
  );
}

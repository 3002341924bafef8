'use client';

/** The rows of a list of runs, which follow what happens without jumping under the pointer, and the way to older ones. */

import { ArrowUp, History, SearchX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { EmptyState } from '#components/shell/empty-state.tsx';
import { fullTime } from '#components/shell/format-time.ts';
import { useIsHydrated } from '#components/shell/use-is-hydrated.ts';
import { Button } from '#components/ui/button.tsx';
import type { RunFilter } from '#core/api/run-filter.ts';
import type { RunPage } from '#core/api/runs.ts';

import { ChosenRuns } from './chosen-runs.tsx';
import type { ShownRuns } from './merge-runs.ts';
import type { RunColumn } from './run-columns.ts';
import { RunTable } from './run-table.tsx';
import { useLiveRuns } from './use-live-runs.ts';

export type RunListProps = {
  filter: RunFilter;
  /** By more than the flow of the page. */
  isFiltered: boolean;
  page: RunPage;
  columns: readonly RunColumn[];
  notice: number;
};

export function RunList({ filter, isFiltered, page, columns, notice }: RunListProps) {
  const rows = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const isTopSeen = useIsSeen(top);
  const mayMove = () => isTopSeen.current && !isInUse(rows.current);
  const { shown, isLoading, problem, showWaiting, loadOlder } = useLiveRuns({ filter, page, notice, mayMove });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const chosenRuns = shown.runs.filter(({ id }) => chosen.has(id));
  function toTop(): void {
    showWaiting();
    top.current?.scrollIntoView({ block: 'center' });
  }
  return (
    <section aria-label="Runs" className="flex flex-col gap-3">
      <div ref={top} />
      {shown.waiting.length > 0 && <NewRuns shown={shown} onShow={toTop} />}
      <div ref={rows}>
        {shown.runs.length === 0 ? (
          <NoRuns isFiltered={isFiltered} isSearching={shown.next !== null} />
        ) : (
          <RunTable runs={shown.runs} columns={columns} chosen={chosen} onChoose={setChosen} />
        )}
      </div>
      {chosenRuns.length > 0 && <ChosenRuns runs={chosenRuns} onClear={() => setChosen(new Set())} />}
      {problem !== undefined && (
        <p role="alert" className="text-destructive text-sm">
          The list stands still: {problem}
        </p>
      )}
      <Older shown={shown} isLoading={isLoading} onLoad={loadOlder} />
    </section>
  );
}

/** Somebody points at a row or has the focus in one: it must not move away. */
function isInUse(rows: HTMLElement | null): boolean {
  return rows !== null && (rows.matches(':hover') || rows.contains(document.activeElement));
}

function useIsSeen(element: React.RefObject<HTMLElement | null>): React.RefObject<boolean> {
  const isSeen = useRef(true);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      isSeen.current = entry?.isIntersecting ?? true;
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isSeen;
}

/** Floats over the list, so that its coming moves nothing. */
function NewRuns({ shown, onShow }: { shown: ShownRuns; onShow(): void }) {
  const count = shown.waiting.length;
  const words = `${shown.anew ? `More than ${count}` : count} new ${count === 1 && !shown.anew ? 'run' : 'runs'}`;
  return (
    <div className="sticky top-3 z-20 -my-3 flex h-0 justify-center">
      <Button size="sm" className="rounded-full shadow-md" onClick={onShow}>
        <ArrowUp aria-hidden="true" />
        <span role="status">{words}</span>
      </Button>
    </div>
  );
}

function Older({ shown, isLoading, onLoad }: { shown: ShownRuns; isLoading: boolean; onLoad(): void }) {
  const isHydrated = useIsHydrated();
  if (shown.next === null) return null;
  const { searchedTo } = shown;
  return (
    <div className="flex items-center justify-end gap-3">
      {searchedTo !== null && isHydrated && (
        <p role="status" className="text-muted-foreground text-sm">
          Searched back to {fullTime(searchedTo)}.
        </p>
      )}
      <Button variant="secondary" size="sm" disabled={isLoading} onClick={onLoad}>
        {isLoading ? 'Loading…' : searchedTo === null ? 'Show older runs' : 'Search on'}
      </Button>
    </div>
  );
}

function NoRuns({ isFiltered, isSearching }: { isFiltered: boolean; isSearching: boolean }) {
  if (isSearching) {
    return (
      <EmptyState icon={SearchX} title="Nothing found so far">
        There are older runs that were not searched yet.
      </EmptyState>
    );
  }
  if (isFiltered) {
    return (
      <EmptyState icon={SearchX} title="No run passes this filter">
        Take a part of it away to see more. A run that passes it later appears here by itself.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={History} title="No runs yet">
      A run appears here as soon as a published flow is triggered: by a call of its address, by its schedule, by what it
      polls, or by "Run now" in the designer.
    </EmptyState>
  );
}

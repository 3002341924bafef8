'use client';

/** The run as a tree of its steps with a bar for the time of each; a click shows the step, here and on the canvas. */

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { cn } from '#components/ui/class-names.ts';
import { StatusIcon } from '#components/ui/status-badge.tsx';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { RunDetail } from '#core/api/runs.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { durationText } from '#core/runs/duration-text.ts';
import type { RunView } from '#core/runs/run-view.ts';
import { isRunEnded } from '#core/runs/status.ts';
import { type TimelineRow, timelineOf } from '#core/runs/timeline.ts';
import { IterationPager } from './iteration-pager.tsx';
import type { RunSelection } from './run-selection.ts';
import type { Loops } from './use-loops.ts';
import { plainRecord } from './use-overlay.ts';

export type RunTimelineProps = {
  run: RunDetail['run'];
  definition: WorkflowDefinition;
  view: RunView;
  loops: Loops;
  selection: RunSelection | null;
  onSelect(selection: RunSelection): void;
};

export function RunTimeline({ run, definition, view, loops, selection, onSelect }: RunTimelineProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  // The view is made anew with every beat of the clock while the run goes on.
  const { rows, start, end } = useMemo(() => {
    const now = isRunEnded(run.status) ? 0 : Date.now();
    return timelineOf({ definition, records: loops.records.map(plainRecord), view, run, closed, now });
  }, [definition, loops.records, view, run, closed]);
  const toggle = (name: string) =>
    setClosed((old) => {
      const next = new Set(old);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  return (
    <section aria-label="Timeline" className="flex h-full flex-col overflow-hidden bg-card text-xs">
      <div className="grid shrink-0 grid-cols-[minmax(12rem,22rem)_1fr] border-border border-b text-muted-foreground">
        <span className="px-3 py-1.5">Step</span>
        <span className="flex justify-between px-3 py-1.5 tabular-nums">
          <span>0</span>
          <span>{durationText(end - start)}</span>
        </span>
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto">
        {rows.map((row) => (
          <li
            key={row.name}
            className={cn(
              'grid grid-cols-[minmax(12rem,22rem)_1fr] items-center border-border border-b hover:bg-accent',
              selection?.name === row.name && 'bg-primary-soft',
            )}
          >
            <div className="flex min-w-0 items-center pr-2" style={{ paddingLeft: `${0.5 + row.depth * 1}rem` }}>
              <Toggle row={row} isClosed={closed.has(row.name)} onToggle={() => toggle(row.name)} />
              <button
                type="button"
                aria-pressed={selection?.name === row.name}
                aria-label={labelOf(row)}
                onClick={() => onSelect({ kind: 'action', name: row.name })}
                className="flex h-8 min-w-0 flex-1 items-center gap-1.5 rounded-sm text-left"
              >
                {row.status && <StatusIcon status={row.status} className="size-3.5" />}
                <span className={cn('truncate', row.status === undefined && 'text-muted-foreground')}>
                  {readable(row.name)}
                </span>
              </button>
              <LoopPager row={row} loops={loops} />
            </div>
            <Bar row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function labelOf({ name, statusText, durationText: duration, isReused }: TimelineRow): string {
  return [readable(name), statusText, isReused ? 'taken over' : duration].filter(Boolean).join(', ');
}

function Toggle({ row, isClosed, onToggle }: { row: TimelineRow; isClosed: boolean; onToggle(): void }) {
  if (!row.isContainer) return <span className="w-5 shrink-0" />;
  const Chevron = isClosed ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      aria-expanded={!isClosed}
      aria-label={`${isClosed ? 'Open' : 'Close'} ${readable(row.name)} in the timeline`}
      onClick={onToggle}
      className="grid size-5 shrink-0 place-items-center rounded-sm text-muted-foreground hover:text-foreground"
    >
      <Chevron className="size-3.5" aria-hidden="true" />
    </button>
  );
}

function LoopPager({ row, loops }: { row: TimelineRow; loops: Loops }) {
  const loop = row.isLoop ? loops.byName.get(row.name) : undefined;
  return loop ? <IterationPager loop={loop} onChoose={(index) => loops.choose(row.name, index)} /> : null;
}

function Bar({ row }: { row: TimelineRow }) {
  const { span, tries, status, durationText: duration, isReused } = row;
  const look = status && STATUS_LOOKS[status];
  return (
    <div className="relative mx-3 h-8" aria-hidden="true">
      {span && look && (
        <div
          className={cn('absolute top-2.5 h-3 min-w-0.5 rounded-sm border', look.soft, look.border)}
          style={{ left: `${span.start * 100}%`, width: `${span.length * 100}%` }}
        />
      )}
      {look &&
        span &&
        tries.map(({ start, length }) => (
          <div
            key={`${start} ${length}`}
            className={cn('absolute top-3 h-2 min-w-0.5 rounded-[1px] bg-current', look.text)}
            style={{ left: `${start * 100}%`, width: `${length * 100}%` }}
          />
        ))}
      <span
        className="absolute top-2 px-1.5 text-muted-foreground tabular-nums"
        style={
          span && span.start > 0.7
            ? { right: `${(1 - span.start) * 100}%` }
            : { left: `${((span?.start ?? 0) + (span?.length ?? 0)) * 100}%` }
        }
      >
        {isReused ? 'taken over' : span ? duration : row.statusText || ''}
      </span>
    </div>
  );
}

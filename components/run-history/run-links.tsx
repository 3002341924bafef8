'use client';

/** The runs that called this one, the run that it replays, and the runs that replay it. */

import { ChevronRight } from 'lucide-react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { Link } from '#components/ui/link.tsx';
import { StatusIcon } from '#components/ui/status-badge.tsx';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { ReplayOrigin } from '#core/api/replays.ts';
import type { RunDetail } from '#core/api/runs.ts';
import { repetitionText } from '#core/runs/repetition-text.ts';

export function RunLinks({ detail: { run, callers, replays } }: { detail: RunDetail }) {
  if (run.originRunId === null && callers.length === 0 && replays.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 border-border border-t px-4 py-1.5 text-xs">
      {callers.length > 0 && (
        <nav aria-label="Called by" className="flex flex-wrap items-center gap-1">
          <span className="mr-1 text-muted-foreground">Called by</span>
          {callers.map(({ id, flowName, action }) => (
            <span key={id} className="flex items-center gap-1">
              <Link
                href={`/runs/${encodeURIComponent(id)}?step=${encodeURIComponent(action)}`}
                className="font-medium text-primary hover:underline"
              >
                {flowName}
              </Link>
              <span className="text-muted-foreground">in {readable(action)}</span>
              <ChevronRight className="size-3.5 text-muted-foreground" aria-hidden="true" />
            </span>
          ))}
          <span>{run.flowName}</span>
        </nav>
      )}
      {run.originRunId !== null && (
        <p className="text-muted-foreground">
          A replay of{' '}
          <Link
            href={`/runs/${encodeURIComponent(run.originRunId)}`}
            className="font-medium text-primary hover:underline"
          >
            an earlier run
          </Link>
          {run.replay && `, ${originWords(run.replay)}`}
        </p>
      )}
      {replays.length > 0 && (
        <nav aria-label="Replays of this run" className="flex flex-wrap items-center gap-3">
          <span className="text-muted-foreground">Replayed by</span>
          {replays.map(({ id, status }, index) => (
            <Link
              key={id}
              href={`/runs/${encodeURIComponent(id)}`}
              className="flex items-center gap-1 font-medium text-primary hover:underline"
            >
              <StatusIcon status={status} className="size-3.5" />
              {index === 0 ? 'the newest' : `replay ${replays.length - index}`}
              <span className="sr-only">, {STATUS_LOOKS[status].word}</span>
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}

function originWords({ from, version, isTriggerEdited, areInputsEdited }: ReplayOrigin): string {
  const beginning =
    from === 'Start'
      ? 'from the start'
      : from === 'FailedSteps'
        ? 'from the steps that failed'
        : `from ${readable(from.action)}${from.repetition === '' ? '' : `, iteration ${repetitionText(from.repetition)}`}`;
  const edits = isTriggerEdited ? ', with another payload' : areInputsEdited ? ', with other inputs' : '';
  return `${beginning}${version === 'Newest' ? ', on a newer version' : ''}${edits}`;
}

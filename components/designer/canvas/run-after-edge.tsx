'use client';

/** The way from one step to the next: coloured and labelled when it is not simply "after success". */

import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { cn } from '#components/ui/class-names.ts';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { Place } from '#core/definition/place.ts';
import { SPOT } from '#core/layout/dimensions.ts';
import type { Point } from '#core/layout/flow-layout.ts';
import type { RunAfterStatus } from '#core/runs/status.ts';
import { AddButton } from './add-button.tsx';
import { useCanvas } from './canvas-context.tsx';
import type { CanvasEdge } from './canvas-elements.ts';
import { edgePath } from './edge-path.ts';

const COLOURS: Record<RunAfterStatus, string> = {
  Succeeded: 'var(--border-strong)',
  Failed: 'var(--status-failed)',
  Skipped: 'var(--status-skipped)',
  TimedOut: 'var(--status-timed-out)',
};

export const RunAfterEdge = memo(function RunAfterEdge({ data, markerEnd }: EdgeProps<CanvasEdge>) {
  const { overlayOf, add } = useCanvas();
  if (!data) return null;
  const { points, spot, statuses, place } = data.layout;
  const isPlain = statuses.length === 0 || (statuses.length === 1 && statuses[0] === 'Succeeded');
  const overlay = overlayOf?.(data.targetName);
  const isPale = overlayOf !== undefined && (!overlay || overlay.status === 'Skipped');
  return (
    <>
      <BaseEdge
        path={edgePath(points)}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        style={{
          stroke: isPlain ? 'var(--border-strong)' : edgeColour(statuses),
          strokeWidth: 1.5,
          opacity: isPale ? 0.45 : 1,
          strokeDasharray: isPale || !isPlain ? '5 4' : undefined,
        }}
      />
      <EdgeLabelRenderer>
        {add && data.hasPlus && (
          <div className="pointer-events-auto absolute z-[200]" style={centredAt(spot)}>
            <AddButton place={place} label={plusLabel(place)} />
          </div>
        )}
        {!isPlain && <RunAfterLabel statuses={statuses} spot={spot} isPale={isPale} />}
      </EdgeLabelRenderer>
    </>
  );
});

type RunAfterLabelProps = { statuses: readonly RunAfterStatus[]; spot: Point; isPale: boolean };

function RunAfterLabel({ statuses, spot, isPale }: RunAfterLabelProps) {
  return (
    <div
      style={{ transform: `translate(${spot.x + SPOT.gapToLabel}px, ${spot.y - 8}px)` }}
      className={cn(
        'absolute z-[150] flex h-4 items-center gap-1 whitespace-nowrap rounded-sm bg-card px-1 text-[10px] shadow-sm ring-1 ring-border',
        isPale && 'opacity-60',
      )}
    >
      <span className="sr-only">Runs after</span>
      {statuses.map((status) => (
        <span key={status} className={cn('font-medium', STATUS_LOOKS[status].text)}>
          {STATUS_LOOKS[status].word}
        </span>
      ))}
    </div>
  );
}

function edgeColour(statuses: readonly RunAfterStatus[]): string {
  const telling = (['Failed', 'TimedOut', 'Skipped'] as const).find((status) => statuses.includes(status));
  return COLOURS[telling ?? 'Succeeded'];
}

function centredAt({ x, y }: Point) {
  return { transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` };
}

function plusLabel({ after, before }: Place): string {
  const [previous] = after;
  const [next] = before;
  if (previous !== undefined && next !== undefined)
    return `Add a step between ${readable(previous)} and ${readable(next)}`;
  if (next !== undefined) return `Add a step before ${readable(next)}`;
  return previous === undefined ? 'Add a step' : `Add a step after ${readable(previous)}`;
}

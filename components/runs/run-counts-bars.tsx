'use client';

/**
 * The bars of the chart. Dragging over some chooses their time; so do the arrow keys with Shift held down, and Enter.
 * One bar is a stop of the tab key, the arrows lead to the others.
 */

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

import { cn } from '#components/ui/class-names.ts';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { RunCounts } from '#core/api/runs.ts';

import { BAR_ORDER, type Brush, type Bucket, isBrushed, sumOf } from './counted-range.ts';

export type RunCountsBarsProps = {
  counts: RunCounts;
  /** One bar in words. */
  describe(counts: RunCounts, index: number): string;
  /** The bar that is pointed at or has the focus. */
  onLook(index: number | undefined): void;
  onBrush(brush: Brush): void;
};

export function RunCountsBars({ counts, describe, onLook, onBrush }: RunCountsBarsProps) {
  const bars = useRef<HTMLDivElement>(null);
  const [brush, setBrush] = useState<Brush>();
  const [isDragging, setDragging] = useState(false);
  const last = counts.buckets.length - 1;
  const [focused, setFocused] = useState(last);
  const most = Math.max(1, ...counts.buckets.map(sumOf));

  function barAt({ clientX }: PointerEvent): number {
    const { left = 0, width = 1 } = bars.current?.getBoundingClientRect() ?? {};
    return within(Math.floor(((clientX - left) / width) * (last + 1)), last);
  }
  function begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
    setBrush({ anchor: barAt(event), head: barAt(event) });
  }
  function drag(event: PointerEvent): void {
    onLook(barAt(event));
    if (isDragging && brush) setBrush({ ...brush, head: barAt(event) });
  }
  function end(): void {
    setDragging(false);
    setBrush(undefined);
    if (isDragging && brush) onBrush(brush);
  }
  function give(): void {
    setDragging(false);
    setBrush(undefined);
  }
  function press(event: KeyboardEvent): void {
    const target = targetOf(event.key, focused, last);
    if (event.key === 'Escape') give();
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onBrush(brush ?? { anchor: focused, head: focused });
    }
    if (target === undefined) return;
    event.preventDefault();
    setBrush(event.shiftKey ? { anchor: brush?.anchor ?? focused, head: target } : undefined);
    setFocused(target);
    bars.current?.querySelectorAll('button')[target]?.focus();
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset gives its content no height of its own that a bar could be a part of
    <div
      ref={bars}
      role="group"
      aria-label="Bars: arrow keys move, with Shift they choose a stretch of time, Enter shows its runs"
      className="flex min-h-0 flex-1 touch-none select-none items-end"
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={give}
      onPointerLeave={() => onLook(undefined)}
      onKeyDown={press}
    >
      {counts.buckets.map((bucket, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          key={index}
          type="button"
          tabIndex={index === focused ? 0 : -1}
          aria-label={describe(counts, index)}
          aria-pressed={isBrushed(index, brush)}
          className={cn(
            'flex h-full flex-1 flex-col-reverse rounded-sm px-px hover:bg-accent',
            isBrushed(index, brush) && 'bg-primary-soft hover:bg-primary-soft',
          )}
          onFocus={() => {
            setFocused(index);
            onLook(index);
          }}
          onBlur={() => onLook(undefined)}
        >
          <Bar bucket={bucket} most={most} />
        </button>
      ))}
    </div>
  );
}

/** Something always shows of what there is: one failed run among a thousand is what people look for. */
function Bar({ bucket, most }: { bucket: Bucket; most: number }) {
  return BAR_ORDER.filter((status) => bucket[status] !== undefined).map((status) => (
    <span
      key={status}
      className={cn('block w-full shrink-0 bg-current first:rounded-b-sm last:rounded-t-sm', STATUS_LOOKS[status].text)}
      style={{ height: `max(2px, ${((bucket[status] ?? 0) / most) * 100}%)` }}
    />
  ));
}

function targetOf(key: string, focused: number, last: number): number | undefined {
  if (key === 'ArrowLeft') return within(focused - 1, last);
  if (key === 'ArrowRight') return within(focused + 1, last);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return undefined;
}

function within(index: number, last: number): number {
  return Math.min(last, Math.max(0, index));
}

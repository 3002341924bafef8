'use client';

/** One side of a condition or one case of a switch: a light frame with its name. */

import type { NodeProps } from '@xyflow/react';
import { Check, X } from 'lucide-react';
import { memo } from 'react';
import type { CanvasNode } from './canvas-elements.ts';
import { NodeHandles } from './node-handles.tsx';

const SIDE_ICONS = { True: Check, False: X } as const;

function iconOf(title: string) {
  return title === 'True' || title === 'False' ? SIDE_ICONS[title] : null;
}

export const SideFrame = memo(function SideFrame({ data: { layout } }: NodeProps<CanvasNode>) {
  const title = layout.title ?? '';
  const Icon = iconOf(title);
  return (
    <div className="relative size-full rounded-lg border border-border bg-[color-mix(in_oklab,var(--canvas)_70%,transparent)]">
      <NodeHandles header={layout.header ?? 0} />
      <div className="flex h-8 items-center gap-1.5 px-2.5 font-medium text-muted-foreground text-xs">
        {Icon && <Icon className="size-3.5 shrink-0" aria-hidden="true" />}
        <span className="truncate">{title}</span>
      </div>
    </div>
  );
});

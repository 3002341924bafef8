'use client';

/** Where a container is empty, and where a flow lacks its trigger: invites to add the first step. */

import type { NodeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { cn } from '#components/ui/class-names.ts';
import { useCanvas } from './canvas-context.tsx';
import type { CanvasNode } from './canvas-elements.ts';
import { NodeHandles } from './node-handles.tsx';
import { walkDirection } from './walk-direction.ts';

export const PlaceholderNode = memo(function PlaceholderNode({ data: { layout, place } }: NodeProps<CanvasNode>) {
  const { add, walk } = useCanvas();
  const isTrigger = layout.pointer.endsWith('/triggers');
  const target = isTrigger || !place ? ({ kind: 'trigger' } as const) : ({ kind: 'action', place } as const);
  const words = isTrigger ? 'Add a trigger' : 'Add a step';
  return (
    <div className="relative size-full">
      <NodeHandles />
      {add ? (
        <button
          type="button"
          data-canvas-node={layout.id}
          onClick={(event) => add({ target, button: event.currentTarget })}
          onKeyDown={(event) => {
            const direction = walkDirection(event);
            if (!direction) return;
            event.preventDefault();
            walk(layout.id, direction);
          }}
          className={cn(
            'pointer-events-auto nopan nodrag flex size-full items-center justify-center gap-1.5 rounded-lg border border-border-strong',
            'border-dashed text-muted-foreground text-xs hover:border-primary hover:bg-primary-soft hover:text-foreground',
          )}
        >
          <Plus className="size-4" aria-hidden="true" />
          {words}
          {layout.name !== '' && <span className="sr-only">in {readable(layout.name)}</span>}
        </button>
      ) : (
        <div className="flex size-full items-center justify-center rounded-lg border border-border border-dashed text-muted-foreground text-xs">
          Nothing here
        </div>
      )}
    </div>
  );
});

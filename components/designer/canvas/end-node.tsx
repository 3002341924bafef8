'use client';

/** The end of a container: adds a step behind everything that leads there. */

import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { AddButton } from './add-button.tsx';
import { useCanvas } from './canvas-context.tsx';
import type { CanvasNode } from './canvas-elements.ts';
import { NodeHandles } from './node-handles.tsx';

export const EndNode = memo(function EndNode({ data: { layout, place } }: NodeProps<CanvasNode>) {
  const { add } = useCanvas();
  const where = layout.name === '' ? 'the flow' : readable(layout.name);
  return (
    <div className="relative grid size-full place-items-center">
      <NodeHandles />
      {add && place ? (
        <AddButton place={place} label={`Add a step at the end of ${where}`} />
      ) : (
        <span className="size-1.5 rounded-full bg-border-strong" aria-hidden="true" />
      )}
    </div>
  );
});

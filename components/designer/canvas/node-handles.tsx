/** Where edges begin and end on a node. They are invisible: nobody draws an edge by hand. */

import { Handle, Position } from '@xyflow/react';

const HIDDEN = 'pointer-events-none! min-h-0! min-w-0! size-px! border-0! opacity-0!';

/** `header`: the height below which a frame's inside begins. */
export function NodeHandles({ header }: { header?: number }) {
  return (
    <>
      <Handle id="in" type="target" position={Position.Top} isConnectable={false} className={HIDDEN} />
      {header !== undefined && (
        <Handle
          id="inside"
          type="source"
          position={Position.Bottom}
          isConnectable={false}
          className={HIDDEN}
          style={{ top: header, bottom: 'auto' }}
        />
      )}
      <Handle id="out" type="source" position={Position.Bottom} isConnectable={false} className={HIDDEN} />
    </>
  );
}

'use client';

/** The flow's name, changed in place. */

import { type KeyboardEvent, useState } from 'react';
import { toast } from 'sonner';
import { changeFlow } from '#components/designer/api.ts';
import { useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
import { messageOf } from '#components/shell/request-json.ts';

export function FlowName() {
  const flow = useDesigner((state) => state.flow);
  const { setFlow } = useDesignerActions();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = async () => {
    const name = (draft ?? '').trim();
    if (name === '' || name === flow.name) return setDraft(null);
    try {
      setFlow(await changeFlow(flow.id, { name }));
    } catch (error) {
      toast.error('The flow keeps its name', { description: messageOf(error) });
    }
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') setDraft(null);
  };
  const shown = draft ?? flow.name;
  return (
    <div className="grid min-w-24 max-w-72 shrink items-center">
      {/* The invisible text gives the field the width of its words. */}
      <span aria-hidden="true" className="invisible col-start-1 row-start-1 truncate px-1.5 font-semibold">
        {shown}
      </span>
      <input
        aria-label="Name of the flow"
        value={shown}
        maxLength={80}
        size={1}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void commit()}
        onKeyDown={onKeyDown}
        className="col-start-1 row-start-1 h-7 w-full min-w-0 truncate rounded-md bg-transparent px-1.5 font-semibold outline-none hover:bg-accent focus:bg-background focus:ring-1 focus:ring-ring"
      />
    </div>
  );
}

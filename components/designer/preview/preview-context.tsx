'use client';

/** Gives every field of the designer the past run that its expressions are previewed against. */

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useDesigner, useShownModel } from '#components/designer/designer-context.tsx';
import type { SeenOutputs } from '#components/designer/editor/flow-schemas.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { ValueObject } from '#core/json/value.ts';
import { createPreviewClient, type PreviewClient } from './preview-client.ts';
import { createRunSource, type RunSource, type RunSourceState } from './run-source.ts';
import { useSettled } from './use-settled.ts';

export type Preview = {
  client: PreviewClient;
  source: RunSource;
  /** The definition, some time after it was last changed: previews of other fields need not follow each key stroke. */
  definition: WorkflowDefinition;
};

const PreviewContext = createContext<Preview | null>(null);

const SETTLED_AFTER = 400;

export function PreviewProvider({ children }: { children: ReactNode }) {
  const flowId = useDesigner((state) => state.flow.id);
  const { definition } = useShownModel();
  const settled = useSettled(definition, SETTLED_AFTER);
  const [{ client, source }] = useState(() => {
    const client = createPreviewClient();
    return { client, source: createRunSource(flowId, client) };
  });
  useEffect(() => () => client.close(), [client]);
  useEffect(() => {
    // Somebody may have run the flow meanwhile, in another tab.
    const look = () => {
      if (source.store.getState().runs !== null) void source.open(true);
    };
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [source]);
  const preview = useMemo(() => ({ client, source, definition: settled }), [client, source, settled]);
  return <PreviewContext value={preview}>{children}</PreviewContext>;
}

/** Null outside of the designer of a flow. */
export function usePreviewSource(): Preview | null {
  return useContext(PreviewContext);
}

export function useRunSource<T>({ source }: Preview, select: (state: RunSourceState) => T): T {
  return useStore(source.store, select);
}

/** The schemas of what the chosen run has shown so far. */
export function useSeenOutputs(preview: Preview): SeenOutputs {
  const values = useRunSource(preview, (state) => state.values);
  return useMemo(() => seenOutputs(values), [values]);
}

/** Of a step that ran in loops any iteration tells the shape. */
export function seenOutputs(values: RunSourceState['values']): SeenOutputs {
  const actions = new Map<string, ValueObject>();
  let trigger: ValueObject | undefined;
  for (const [key, found] of values) {
    if (found.kind !== 'ready' || found.outputs.kind !== 'ready') continue;
    if (key === 'trigger') trigger = found.outputs.shape;
    else actions.set(key.slice(key.indexOf(' ') + 1), found.outputs.shape);
  }
  return { actions, ...(trigger && { trigger }) };
}

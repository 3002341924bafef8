'use client';

/** The selected step: its JSON, where it stands in the text, and what its operation is. */

import { useMemo, useRef } from 'react';
import { useModel } from '#components/designer/designer-context.tsx';
import { valueAt } from '#components/designer/fields/value-at.ts';
import { selectedPointer } from '#components/designer/selectors.ts';
import type { Selection } from '#components/designer/store.ts';
import type { OperationDescription, TriggerDescription } from '#core/actions/define-action.ts';
import { describeAction, describeTrigger } from '#core/actions/index.ts';
import { fromPointer } from '#core/definition/json-pointer.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import { reuseParts } from '#core/json/reuse-parts.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export type Step = {
  selection: Selection;
  /** JSON pointer from the root of the text. */
  pointer: string;
  value: ValueObject;
  /** Undefined for a type that does not run here. */
  operation: OperationDescription | TriggerDescription | undefined;
};

/** Undefined when the step is no longer there. */
export function useStep(selection: Selection): Step | undefined {
  const model = useModel();
  const last = useRef<Value>(null);
  return useMemo(() => {
    const pointer = selectedPointer(model, selection);
    const read = pointer === undefined ? undefined : valueAt(model.json, fromPointer(pointer));
    if (pointer === undefined || !isObject(read)) return undefined;
    const value = reuseParts(last.current, read);
    last.current = value;
    const type = getOwn(value, 'type');
    const kind = getOwn(value, 'kind');
    const described = {
      type: typeof type === 'string' ? type : '',
      inputs: getOwn(value, 'inputs') ?? null,
      ...(typeof kind === 'string' && { kind }),
    };
    const operation = selection.kind === 'trigger' ? describeTrigger(described) : describeAction(described);
    return { selection, pointer, value, operation };
  }, [model, selection]);
}

'use client';

/** Changes of one step's JSON, as edits of the text that can be undone by name. */

import { useMemo } from 'react';
import { useEdit } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import type { FormField } from '#core/actions/form-field.ts';
import { removeValue } from '#core/definition/edits/remove-value.ts';
import { setValue } from '#core/definition/edits/set-value.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import type { Value } from '#core/json/value.ts';
import type { Step } from './use-step.ts';

export type StepEdits = {
  /** Sets the value at a path inside the step; undefined removes it. `what` names it in the undo menu. */
  setAt(what: string, path: readonly string[], value: Value | undefined): boolean;
  /** The same for a field of a form. */
  setField(field: FormField, value: Value | undefined): boolean;
};

export function useStepEdits({ pointer, selection }: Pick<Step, 'pointer' | 'selection'>): StepEdits {
  const edit = useEdit();
  return useMemo(() => {
    const setAt: StepEdits['setAt'] = (what, path, value) => {
      const target = pointer + toPointer(path);
      return edit({
        title: `Change ${what} of ${readable(selection.name)}`,
        mergeKey: target,
        apply: (text) =>
          value === undefined ? removeValue(text, { pointer: target }) : setValue(text, { pointer: target, value }),
      });
    };
    return { setAt, setField: (field, value) => setAt(field.label, field.path, value) };
  }, [edit, pointer, selection.name]);
}

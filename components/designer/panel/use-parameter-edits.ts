'use client';

/** Changes of the flow's parameters: their declarations in the definition, and the values given for them. */

import { useMemo } from 'react';
import { toast } from 'sonner';
import { useDesignerStore, useEdit, useModel } from '#components/designer/designer-context.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { removeValue } from '#core/definition/edits/remove-value.ts';
import { setValue } from '#core/definition/edits/set-value.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import type { Value } from '#core/json/value.ts';

export type ParameterEdits = {
  declare(name: string, type: string): boolean;
  remove(name: string): void;
  /** Undefined removes the property of the declaration. */
  setProperty(name: string, property: string, value: Value | undefined): void;
  /** Undefined: the default counts. */
  give(name: string, value: Value | undefined): void;
};

export function useParameterEdits(): ParameterEdits {
  const edit = useEdit();
  const store = useDesignerStore();
  const { root } = useModel();
  return useMemo(() => {
    const pointerTo = (...path: string[]) => toPointer([...root, 'parameters', ...path]);
    const give = (name: string, value: Value | undefined) => {
      const { parametersText, actions } = store.getState();
      const pointer = toPointer([name]);
      const text = parametersText.trim() === '' ? '{}' : parametersText;
      try {
        const changed = value === undefined ? removeValue(text, { pointer }) : setValue(text, { pointer, value });
        actions.editParameters({
          title: `Change the value of ${name}`,
          parametersText: changed,
          mergeKey: `value ${name}`,
        });
      } catch (error) {
        toast.error(`The value of ${name} cannot be changed`, { description: messageOf(error) });
      }
    };
    return {
      give,
      declare: (name, type) =>
        edit({
          title: `Add parameter ${name}`,
          apply: (text) => setValue(text, { pointer: pointerTo(name), value: { type } }),
        }),
      remove(name) {
        const apply = (text: string) => removeValue(text, { pointer: pointerTo(name) });
        if (edit({ title: `Remove parameter ${name}`, apply })) give(name, undefined);
      },
      setProperty(name, property, value) {
        const pointer = pointerTo(name, property);
        edit({
          title: `Change parameter ${name}`,
          mergeKey: pointer,
          apply: (text) => (value === undefined ? removeValue(text, { pointer }) : setValue(text, { pointer, value })),
        });
      },
    };
  }, [edit, store, root]);
}

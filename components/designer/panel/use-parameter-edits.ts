'use client';

/** Changes of the flow's parameters: their declarations in the definition, and the values given for them. */

import { useMemo } from 'react';
import { toast } from 'sonner';
import { useDesignerStore, useEdit, useModel } from '#components/designer/designer-context.tsx';
import type { Snapshot } from '#components/designer/store.ts';
import { messageOf } from '#components/shell/request-json.ts';
import { removeValue } from '#core/definition/edits/remove-value.ts';
import { renameParameter } from '#core/definition/edits/rename-parameter.ts';
import { setValue } from '#core/definition/edits/set-value.ts';
import { parseDocument } from '#core/definition/json-document.ts';
import { renameEdit } from '#core/definition/json-path-edits.ts';
import { nodeAt, toPointer } from '#core/definition/json-pointer.ts';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import type { Value } from '#core/json/value.ts';

export type ParameterEdits = {
  declare(name: string, type: string): boolean;
  remove(name: string): void;
  /** With everything that names it, and the value given for it. */
  rename(name: string, newName: string): boolean;
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
    /** A change of definition and values that is undone at once. */
    const both = (title: string, change: (text: string, values: string) => Snapshot): boolean => {
      const { text, parametersText, actions } = store.getState();
      try {
        actions.replaceAll(change(text, parametersText.trim() === '' ? '{}' : parametersText), title);
        return true;
      } catch (error) {
        toast.error(title, { description: messageOf(error) });
        return false;
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
        both(`Remove parameter ${name}`, (text, values) => ({
          text: removeValue(text, { pointer: pointerTo(name) }),
          parametersText: removeValue(values, { pointer: toPointer([name]) }),
        }));
      },
      rename: (name, newName) =>
        both(`Rename parameter ${name} to ${newName}`, (text, values) => ({
          text: renameParameter(text, { name, newName }),
          parametersText: renamedValue(values, name, newName),
        })),
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

/** The value keeps its place; without one nothing changes. */
function renamedValue(values: string, name: string, newName: string): string {
  const { root } = parseDocument(values);
  return root && nodeAt(root, [name]) ? applyTextEdits(values, [renameEdit(root, [name], newName)]) : values;
}

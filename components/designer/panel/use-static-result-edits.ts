'use client';

/** Changes of a step's static result, as edits of the text that can be undone by name. */

import { useMemo } from 'react';
import { useEdit } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { removeStaticResult } from '#core/definition/edits/remove-static-result.ts';
import { setStaticResult } from '#core/definition/edits/set-static-result.ts';
import { switchStaticResult } from '#core/definition/edits/switch-static-result.ts';
import type { ValueObject } from '#core/json/value.ts';

export type StaticResultEdits = {
  /** Edits of one part while it is typed share a key. */
  set(result: ValueObject, part?: string): void;
  switchTo(isOn: boolean): void;
  remove(): void;
};

export function useStaticResultEdits(name: string): StaticResultEdits {
  const edit = useEdit();
  return useMemo(() => {
    const what = `the static result of ${readable(name)}`;
    return {
      set(result, part) {
        const mergeKey = part === undefined ? {} : { mergeKey: `static result ${name} ${part}` };
        edit({ title: `Change ${what}`, apply: (text) => setStaticResult(text, { name, result }), ...mergeKey });
      },
      switchTo(isOn) {
        edit({
          title: `Switch ${what} ${isOn ? 'on' : 'off'}`,
          apply: (text) => switchStaticResult(text, { name, isOn }),
        });
      },
      remove() {
        edit({ title: `Remove ${what}`, apply: (text) => removeStaticResult(text, { name }) });
      },
    };
  }, [edit, name]);
}

'use client';

/** The text of a control whose value has another form: what is typed stays as typed, a change from outside shows. */

import { useRef } from 'react';
import { equalValues } from '#core/json/equals.ts';
import type { Value } from '#core/json/value.ts';

export type TextForm = {
  print(value: Value | undefined): string;
  /** Undefined removes the property. */
  parse(text: string): Value | undefined;
};

export type TextDraft = { text: string; change(text: string): void };

export function useTextDraft(
  { value, set }: { value: Value | undefined; set(value: Value | undefined): void },
  { print, parse }: TextForm,
): TextDraft {
  const typed = useRef<{ text: string; value: Value | undefined } | null>(null);
  const isTyped = typed.current !== null && isSame(typed.current.value, value);
  return {
    text: isTyped && typed.current ? typed.current.text : print(value),
    change(text) {
      const parsed = parse(text);
      typed.current = { text, value: parsed };
      set(parsed);
    },
  };
}

function isSame(a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a === b || equalValues(a, b);
}

'use client';

/** The JSON of one step, editable. What does not parse yet stays here and is not taken over. */

import { useState } from 'react';
import { TemplateEditor } from '#components/designer/fields/template-editor.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { equalValues } from '#core/json/equals.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { Step } from './use-step.ts';
import { useStepEdits } from './use-step-edits.ts';

type Draft = { text: string; error: string; value: ValueObject | null };

export function CodeTab({ step }: { step: Step }) {
  const { setAt } = useStepEdits(step);
  const [draft, setDraft] = useState<Draft | null>(null);
  const isOwn = draft !== null && (draft.value === null || equalValues(draft.value, step.value));
  const change = (text: string) => {
    const read = readStep(text);
    setDraft({ text, ...read });
    if (read.value) setAt('code', [], read.value);
  };
  return (
    <div className="space-y-1.5">
      <TemplateEditor
        label="JSON of this step"
        text={isOwn ? draft.text : printJson(step.value, 2)}
        onChange={change}
        language="json"
        lines="many"
        isInvalid={isOwn && draft.error !== ''}
        hasNoPreview
        className="[&_.cm-editor]:max-h-[60vh]"
      />
      <p role="status" className="min-h-8 text-destructive text-xs">
        {isOwn && draft.error !== '' && `Not taken over yet: ${draft.error}`}
      </p>
    </div>
  );
}

function readStep(text: string): { value: ValueObject | null; error: string } {
  try {
    const value = parseJson(text);
    if (isObject(value)) return { value, error: '' };
    return { value: null, error: 'a step is an object in braces.' };
  } catch (error) {
    return { value: null, error: messageOf(error) };
  }
}

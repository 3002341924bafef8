'use client';

/** A value of the old run that can be changed for the new one: read from the server only when somebody wants to. */

import { json } from '@codemirror/lang-json';
import { bracketMatching } from '@codemirror/language';
import { PencilLine } from 'lucide-react';
import { CodeEditor } from '#components/designer/editor/code-editor.tsx';
import { jsonHighlight } from '#components/designer/editor/template-highlight.ts';
import { getValues, type ValuesOf } from '#components/run-history/api.ts';
import { prettyJson } from '#components/run-history/pretty-json.ts';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';

const EXTENSIONS = [json(), jsonHighlight, bracketMatching()];
const TOO_LONG = 'The value is too long to be changed here: start the flow with a value of your own.';
const HIDDEN = 'The value must not be shown, so it cannot be changed.';

export type EditedValueProps = {
  runId: string;
  of: ValuesOf;
  title: string;
  /** The button that begins. */
  words: string;
  /** JSON text; undefined while the value stays as it was. */
  value: string | undefined;
  onChange(text: string | undefined): void;
};

export function EditedValue({ runId, of, title, words, value, onChange }: EditedValueProps) {
  const task = useTask();
  const side = 'trigger' in of ? 'outputs' : 'inputs';
  const begin = () =>
    task.run(async () => {
      const values = await getValues(runId, of);
      if (values.secured.includes(side)) throw new Error(HIDDEN);
      if (values[side]?.truncated) throw new Error(TOO_LONG);
      onChange(prettyJson(values[side]?.text ?? '{}'));
    });
  if (value === undefined) {
    return (
      <Button variant="ghost" size="sm" className="justify-self-start" disabled={task.busy} onClick={begin}>
        <PencilLine aria-hidden="true" /> {words}
      </Button>
    );
  }
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center justify-between">
        <p className="font-medium text-sm">{title}</p>
        <Button variant="ghost" size="sm" onClick={() => onChange(undefined)}>
          Leave it as it was
        </Button>
      </div>
      <div className="h-56 overflow-hidden rounded-md border border-input bg-background focus-within:border-ring">
        <CodeEditor
          label={`${title}, JSON`}
          value={value}
          onChange={onChange}
          extensions={EXTENSIONS}
          className="h-full [&_.cm-editor]:h-full"
        />
      </div>
      {value.includes('"[hidden]"') && (
        <p className="text-muted-foreground text-xs">
          “[hidden]” stands for what must not be shown. Left as it is, it is filled in.
        </p>
      )}
    </div>
  );
}

'use client';

/** One step of a test run: whether it does what it does, or a result stands in for it. */

import { json } from '@codemirror/lang-json';
import { bracketMatching } from '@codemirror/language';
import { Globe, Replace } from 'lucide-react';
import { CodeEditor } from '#components/designer/editor/code-editor.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { jsonHighlight } from '#components/designer/editor/template-highlight.ts';
import { Switch } from '#components/ui/switch.tsx';
import type { TestedStep } from './test-setup.ts';

const EXTENSIONS = [json(), jsonHighlight, bracketMatching()];

export type TestedStepRowProps = {
  step: TestedStep;
  onChange(change: { isOn: boolean; text: string }): void;
};

export function TestedStepRow({ step: { name, title, reach, isReplaced, result }, onChange }: TestedStepRowProps) {
  const Icon = isReplaced ? Replace : Globe;
  return (
    <li className="space-y-2 rounded-lg border border-border bg-background p-2.5 text-xs">
      <div className="flex items-center gap-2">
        <Icon className="size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{readable(name)}</span>
          <span className="block truncate text-muted-foreground">
            {title}:{' '}
            {isReplaced ? 'a result stands in for it' : reach === 'call' ? 'is really called' : 'does its work'}
          </span>
        </span>
        <Switch
          aria-label={`A result in place of ${readable(name)}`}
          checked={isReplaced}
          onCheckedChange={(isOn) => onChange({ isOn, text: result })}
        />
      </div>
      {!isReplaced && reach === 'outside' && (
        <p className="text-status-waiting">
          Other flows, callers and connectors are out of reach of a test run: it will fail.
        </p>
      )}
      {isReplaced && (
        <CodeEditor
          label={`Result in place of ${readable(name)}`}
          value={result}
          onChange={(text) => onChange({ isOn: true, text })}
          extensions={EXTENSIONS}
          className="overflow-hidden rounded-md border border-input bg-card focus-within:border-ring [&_.cm-editor]:max-h-52"
        />
      )}
    </li>
  );
}

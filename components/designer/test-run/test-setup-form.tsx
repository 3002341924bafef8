'use client';

/** What a test run begins with, what stands in for which step, and where it ends. */

import { closeBrackets } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { bracketMatching } from '@codemirror/language';
import { type ReactNode, useId } from 'react';
import { useModel } from '#components/designer/designer-context.tsx';
import { CodeEditor } from '#components/designer/editor/code-editor.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { jsonHighlight } from '#components/designer/editor/template-highlight.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Label } from '#components/ui/label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { walkActions } from '#core/definition/walk.ts';
import { useTestRun } from './test-run-context.tsx';
import { type TestedStep, testedSteps } from './test-setup.ts';
import { TestedStepRow } from './tested-step-row.tsx';

const EXTENSIONS = [json(), jsonHighlight, closeBrackets(), bracketMatching()];

export function TestSetupForm() {
  const { definition } = useModel();
  const { setup, change, body } = useTestRun();
  const steps = testedSteps(definition, setup);
  const setResult = (name: string, result: { isOn: boolean; text: string }) =>
    change({ results: { ...setup.results, [name.toLowerCase()]: result } });
  return (
    <div className="space-y-5">
      <RealCalls steps={steps} />
      <Section title="Body of the trigger, JSON">
        <CodeEditor
          label="Body of the trigger, JSON"
          value={body}
          onChange={(text) => change({ body: text })}
          extensions={EXTENSIONS}
          className="h-36 overflow-hidden rounded-md border border-input bg-background focus-within:border-ring"
        />
        {setup.body !== null && (
          <Button variant="ghost" size="sm" onClick={() => change({ body: null })}>
            Use the sample of the trigger's schema
          </Button>
        )}
      </Section>
      <Section title="Steps that reach beyond the flow">
        {steps.length === 0 && <p className="text-muted-foreground text-xs">None. Everything happens inside.</p>}
        <ul className="space-y-2">
          {steps.map((step) => (
            <TestedStepRow key={step.name} step={step} onChange={(result) => setResult(step.name, result)} />
          ))}
        </ul>
        <ReplaceAnother steps={steps} onReplace={(name) => setResult(name, { isOn: true, text: PLAIN_RESULT })} />
      </Section>
      <Section title="How far, and how long">
        <StopBefore />
        <Label className="flex items-center gap-2 font-normal text-xs">
          <Checkbox
            checked={setup.skipsDelays}
            onCheckedChange={(checked) => change({ skipsDelays: checked === true })}
          />
          Go on at once where a step waits for a time
        </Label>
        <TimeLimit />
      </Section>
    </div>
  );
}

const PLAIN_RESULT = '{\n  "status": "Succeeded",\n  "outputs": {}\n}';

/** Said before anything is called. */
function RealCalls({ steps }: { steps: readonly TestedStep[] }) {
  const called = steps.filter(({ reach, isReplaced }) => reach === 'call' && !isReplaced);
  if (called.length === 0) {
    return (
      <p className="text-muted-foreground text-xs">No other system is called. Nothing of it enters the history.</p>
    );
  }
  return (
    <p role="note" className="rounded-lg bg-status-waiting-soft px-3 py-2 text-status-waiting text-xs">
      <strong className="font-semibold">Calls are real.</strong> {called.map(({ name }) => readable(name)).join(', ')}{' '}
      will reach {called.length === 1 ? 'its system' : 'their systems'}, with all that follows there. Nothing enters the
      history here.
    </p>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="space-y-2">
      <h3 className="font-medium text-xs">{title}</h3>
      {children}
    </section>
  );
}

function ReplaceAnother({ steps, onReplace }: { steps: readonly TestedStep[]; onReplace(name: string): void }) {
  const { definition } = useModel();
  const listed = new Set(steps.map(({ name }) => name));
  const others = walkActions(definition).filter(({ name }) => !listed.has(name));
  if (others.length === 0) return null;
  return (
    <Select value="" onValueChange={onReplace}>
      <SelectTrigger aria-label="Put a result in place of another step" className="h-7 text-xs">
        <SelectValue placeholder="Put a result in place of another step…" />
      </SelectTrigger>
      <SelectContent>
        {others.map(({ name }) => (
          <SelectItem key={name} value={name}>
            {readable(name)}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

/** Radix has no empty value; no step has this name. */
const NOWHERE = '\n';

function StopBefore() {
  const { definition } = useModel();
  const { setup, change } = useTestRun();
  const id = useId();
  const names = walkActions(definition).map(({ name }) => name);
  const value = names.includes(setup.stopBefore) ? setup.stopBefore : NOWHERE;
  return (
    <div className="flex items-center gap-2">
      <Label htmlFor={id} className="w-24 shrink-0 font-normal text-xs">
        Stop before
      </Label>
      <Select value={value} onValueChange={(name) => change({ stopBefore: name === NOWHERE ? '' : name })}>
        <SelectTrigger id={id} aria-label="Stop before" className="h-7 min-w-0 flex-1 text-xs">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={NOWHERE}>Nowhere: run to the end</SelectItem>
          {names.map((name) => (
            <SelectItem key={name} value={name}>
              {readable(name)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}

const LIMITS = [
  { seconds: 30, word: '30 seconds' },
  { seconds: 120, word: '2 minutes' },
  { seconds: 600, word: '10 minutes' },
];

function TimeLimit() {
  const { setup, change } = useTestRun();
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <Label htmlFor={id} className="w-24 shrink-0 font-normal text-xs">
        Time limit
      </Label>
      <Select value={String(setup.timeout)} onValueChange={(text) => change({ timeout: Number(text) })}>
        <SelectTrigger id={id} aria-label="Time limit" className="h-7 min-w-0 flex-1 text-xs">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {LIMITS.map(({ seconds, word }) => (
            <SelectItem key={seconds} value={String(seconds)}>
              {word}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}

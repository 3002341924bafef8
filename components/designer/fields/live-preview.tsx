'use client';

/** The value of a field's expression in the chosen run, below the field; and what is probably not meant about it. */

import { ChevronRight, CircleAlert, EyeOff, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { TextFinding } from '#components/designer/editor/name-problems.ts';
import type { EditorLanguage } from '#components/designer/editor/string-at.ts';
import type { NoPreview } from '#components/designer/preview/known-world.ts';
import type { Preview } from '#components/designer/preview/preview-context.tsx';
import type { PreviewAnswer, PreviewNote } from '#components/designer/preview/preview-world.ts';
import { type PreviewView, usePreview } from '#components/designer/preview/use-preview.ts';
import { sizeText } from '#components/shell/size-text.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import type { JsonType } from '#core/actions/form-field.ts';
import type { Value } from '#core/json/value.ts';
import { useFieldScope } from './field-scope.tsx';
import { parseValueText } from './value-text.ts';

export type LivePreviewProps = {
  /** The editor names it as its description. */
  id: string;
  label: string;
  preview: Preview;
  text: string;
  language: EditorLanguage;
  expects: JsonType[] | undefined;
  onWarnings(text: string, findings: readonly TextFinding[]): void;
  onReplace(finding: TextFinding): void;
};

export function LivePreview({ id, label, preview, text, language, expects, onWarnings, onReplace }: LivePreviewProps) {
  const { step } = useFieldScope();
  const template = useMemo(() => templateOf(text, language), [text, language]);
  const view = usePreview(preview, { template, step, expects });
  useEffect(() => {
    if (view.kind !== 'answer') return;
    const text = typeof view.template === 'string' ? view.template : '';
    onWarnings(text, view.answer.kind === 'value' ? view.answer.notes.flatMap(asFinding) : []);
  }, [view, onWarnings]);
  if (template === null) return null;
  return (
    <div id={id} className="mt-1 min-h-5 min-w-0 text-xs">
      <PreviewLine
        label={label}
        view={view}
        preview={preview}
        isStale={isStale(view, template)}
        onReplace={onReplace}
      />
    </div>
  );
}

/** The value to evaluate; null when there is no expression in it, or while its JSON is broken. */
function templateOf(text: string, language: EditorLanguage): Value | null {
  if (!text.includes('@')) return null;
  if (language === 'template') return text;
  const value = parseValueText(text);
  return typeof value === 'string' ? null : value;
}

function isStale(view: PreviewView, template: Value): boolean {
  return view.kind === 'answer' && typeof template === 'string' && view.template !== template;
}

function asFinding({ message, range, replacement }: PreviewNote): TextFinding[] {
  return range ? [{ message, range, ...(replacement === undefined ? {} : { replacement }) }] : [];
}

type LineProps = {
  label: string;
  view: PreviewView;
  preview: Preview;
  isStale: boolean;
  onReplace(finding: TextFinding): void;
};

function PreviewLine({ label, view, preview, isStale, onReplace }: LineProps) {
  if (view.kind === 'none' || view.kind === 'waiting') return <p className="text-muted-foreground">…</p>;
  if (view.kind !== 'answer') return <NoValue view={view} preview={preview} />;
  const { answer, notes } = view;
  if (answer.kind === 'error') return <Failure message={answer.message} />;
  return (
    <div className={cn('space-y-1', isStale && 'opacity-60')}>
      <PreviewValue label={label} answer={answer} />
      {answer.notes.map((note) => (
        <Warning key={note.message} note={note} onReplace={onReplace} />
      ))}
      {notes.map((note) => (
        <p key={note} className="text-muted-foreground">
          {note}
        </p>
      ))}
    </div>
  );
}

type ValueProps = { label: string; answer: Extract<PreviewAnswer, { kind: 'value' }> };

/** One line; opened it shows all of it. */
function PreviewValue({ label, answer }: ValueProps) {
  const [isOpen, setOpen] = useState(false);
  const { text, type, isCut, detail } = answer;
  const line = text.replace(/\s+/g, ' ');
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        title={detail}
        onClick={() => setOpen(!isOpen)}
        className="flex h-5 w-full min-w-0 items-center gap-1 rounded-sm text-left hover:bg-accent"
      >
        <ChevronRight className={cn('size-3 shrink-0 text-muted-foreground', isOpen && 'rotate-90')} aria-hidden />
        <span className="sr-only">Value of {label}:</span>
        <code className={cn('min-w-0 flex-1 truncate font-mono', text === '' && 'text-muted-foreground italic')}>
          {text === '' ? 'empty text' : line}
        </code>
        <span className="shrink-0 text-[11px] text-muted-foreground">{type}</span>
      </button>
      {isOpen && (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
          tabIndex={0}
          aria-label={`Whole value of ${label}`}
          className="max-h-48 overflow-auto rounded-md bg-muted p-2"
        >
          <pre className="whitespace-pre-wrap break-words font-mono text-[11px]">
            {text}
            {isCut && '…'}
          </pre>
        </section>
      )}
    </>
  );
}

function Failure({ message }: { message: string }) {
  return (
    <p className="flex gap-1 text-destructive">
      <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-label="Error" />
      <span className="min-w-0 break-words">{message}</span>
    </p>
  );
}

function Warning({ note, onReplace }: { note: PreviewNote; onReplace(finding: TextFinding): void }) {
  const [finding] = asFinding(note);
  return (
    <p className="flex items-start gap-1 text-status-waiting">
      <TriangleAlert className="mt-0.5 size-3.5 shrink-0" aria-label="Warning" />
      <span className="min-w-0 flex-1 break-words">{note.message}</span>
      {finding?.replacement !== undefined && (
        <Button variant="secondary" size="sm" className="h-5 px-1.5 text-[11px]" onClick={() => onReplace(finding)}>
          Use {finding.replacement}
        </Button>
      )}
    </p>
  );
}

function NoValue({ view, preview }: { view: NoPreview; preview: Preview }) {
  if (view.kind === 'refused') return <Failure message={view.message} />;
  if (view.kind === 'hidden') {
    return (
      <p className="flex gap-1 text-muted-foreground">
        <EyeOff className="mt-0.5 size-3.5 shrink-0" aria-hidden />
        {view.message}
      </p>
    );
  }
  return (
    <p className="flex items-center gap-1 text-muted-foreground">
      <span className="min-w-0 flex-1">{view.message}</span>
      <Button
        variant="secondary"
        size="sm"
        className="h-5 px-1.5 text-[11px]"
        onClick={() => void preview.source.loadWhole(view.side)}
      >
        Load {sizeText(view.side.size)}
      </Button>
    </p>
  );
}

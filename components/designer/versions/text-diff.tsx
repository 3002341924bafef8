'use client';

/** Two texts side by side with their differences marked; what is the same is folded away. */

import { json } from '@codemirror/lang-json';
import { MergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { editorTheme } from '#components/designer/editor/editor-theme.ts';
import { jsonHighlight } from '#components/designer/editor/template-highlight.ts';

export type TextDiffProps = {
  before: string;
  after: string;
  /** Names of the sides, above them and for screen readers. */
  names: { before: string; after: string };
};

const UNCHANGED = { margin: 3, minSize: 6 };

const diffTheme = EditorView.theme({
  '&.cm-merge-a .cm-changedLine': { backgroundColor: 'var(--status-failed-soft)' },
  '&.cm-merge-b .cm-changedLine': { backgroundColor: 'var(--status-succeeded-soft)' },
  '&.cm-merge-a .cm-changedText': {
    background: 'color-mix(in oklab, var(--status-failed) 8%, transparent)',
    boxShadow: 'inset 0 -2px 0 var(--status-failed)',
  },
  '&.cm-merge-b .cm-changedText': {
    background: 'color-mix(in oklab, var(--status-succeeded) 8%, transparent)',
    boxShadow: 'inset 0 -2px 0 var(--status-succeeded)',
  },
  '&.cm-merge-a .cm-changedLineGutter': { background: 'var(--status-failed)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--status-succeeded)' },
  '.cm-collapsedLines': {
    background: 'var(--muted)',
    color: 'var(--muted-foreground)',
    fontFamily: 'var(--font-sans)',
    padding: '3px 12px',
  },
  // The marks of the library are in few fonts.
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"⋯"', margin: '0 8px' },
});

export function TextDiff({ before, after, names }: TextDiffProps) {
  const host = useRef<HTMLDivElement>(null);
  const { before: left, after: right } = names;
  useEffect(() => {
    if (!host.current) return;
    const view = new MergeView({
      parent: host.current,
      a: { doc: before, extensions: sideExtensions(left) },
      b: { doc: after, extensions: sideExtensions(right) },
      collapseUnchanged: UNCHANGED,
      gutter: true,
    });
    return () => view.destroy();
  }, [before, after, left, right]);
  return (
    <div className="flex h-full min-h-0 flex-col overflow-hidden rounded-lg border border-border bg-background">
      <div className="grid shrink-0 grid-cols-2 border-border border-b bg-card font-medium text-xs">
        <span className="truncate px-3 py-1.5">{left}</span>
        <span className="truncate border-border border-l px-3 py-1.5">{right}</span>
      </div>
      {before === after && <p className="p-6 text-center text-muted-foreground text-xs">Both texts are the same.</p>}
      <div ref={host} className="min-h-0 flex-1 overflow-auto" />
    </div>
  );
}

function sideExtensions(name: string): Extension {
  return [
    json(),
    jsonHighlight,
    lineNumbers(),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' }),
    editorTheme,
    diffTheme,
  ];
}

/** How every code editor looks, in the colours of the pages, so that it follows light and dark by itself. */

import { EditorView } from '@codemirror/view';

const MONO = 'var(--font-mono, "JetBrains Mono Variable"), ui-monospace, monospace';

export const editorTheme = EditorView.theme({
  '&': { color: 'var(--foreground)', backgroundColor: 'transparent', fontSize: '12.5px', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: MONO, lineHeight: '1.55', fontVariantLigatures: 'none' },
  '.cm-content': { caretColor: 'var(--foreground)' },
  '.cm-cursor': { borderLeftColor: 'var(--foreground)' },
  '.cm-placeholder': { color: 'var(--muted-foreground)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklab, var(--primary) 24%, transparent)',
  },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--muted-foreground)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in oklab, var(--accent) 60%, transparent)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in oklab, var(--primary) 18%, transparent)',
  },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--muted)',
    border: '1px solid var(--border)',
    color: 'var(--muted-foreground)',
  },
  '.cm-panels': { backgroundColor: 'var(--card)', color: 'var(--foreground)', borderColor: 'var(--border)' },
  '.cm-panel input, .cm-panel button': { fontSize: '12px' },
  '.cm-tooltip': {
    backgroundColor: 'var(--popover)',
    color: 'var(--popover-foreground)',
    border: '1px solid var(--border)',
    borderRadius: '8px',
    boxShadow: 'var(--shadow-lg)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: MONO, fontSize: '12px', maxHeight: '16em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--accent-foreground)',
  },
  '.cm-completionDetail': { color: 'var(--muted-foreground)', fontStyle: 'normal', marginLeft: '10px' },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--primary)', fontWeight: '600' },
  '.cm-completionInfo': { padding: '8px 10px', maxWidth: '22rem', fontFamily: 'var(--font-sans)', fontSize: '12px' },
  '.cm-function-help': { padding: '6px 10px', maxWidth: '26rem', fontFamily: 'var(--font-sans)', fontSize: '12px' },
  '.cm-function-help code': { fontFamily: MONO, whiteSpace: 'normal' },
  '.cm-function-help strong': { color: 'var(--primary)' },
  '.cm-function-help p': { marginTop: '4px', color: 'var(--muted-foreground)' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--secondary)', color: 'var(--secondary-foreground)' },
  '.cm-diagnostic': { padding: '6px 10px', fontFamily: 'var(--font-sans)', fontSize: '12px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--status-failed)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--status-waiting)' },
  '.cm-json-name': { color: 'var(--primary)' },
  '.cm-json-number': { color: 'var(--status-timed-out)' },
  '.cm-json-word': { color: 'var(--status-cancelled)' },
  '.cm-wdl-piece': {
    backgroundColor: 'var(--expression-soft)',
    color: 'var(--expression)',
    borderRadius: '3px',
    padding: '1px 0',
  },
  '.cm-wdl-piece .cm-wdl-function, .cm-wdl-piece .cm-wdl-function *': { color: 'var(--expression)', fontWeight: '600' },
  '.cm-wdl-piece .cm-wdl-text, .cm-wdl-piece .cm-wdl-text *': { color: 'var(--status-succeeded)' },
  '.cm-wdl-piece .cm-wdl-number, .cm-wdl-piece .cm-wdl-number *': { color: 'var(--status-timed-out)' },
  '.cm-wdl-piece .cm-wdl-punctuation, .cm-wdl-piece .cm-wdl-punctuation *': { color: 'var(--muted-foreground)' },
});

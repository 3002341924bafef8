'use client';

/** CodeMirror as a React component. The page's text is the truth: a change from outside is taken over with the smallest replacement. */

import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, type Extension, Transaction } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderOf } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { type AfterPause, createAfterPause } from './after-pause.ts';
import { editorTheme } from './editor-theme.ts';
import { hearOtherInput } from './hear-other-input.ts';
import { smallestChange } from './smallest-change.ts';

export type CodeEditorProps = {
  value: string;
  /** Told when typing pauses, and before anything else is done by key, by mouse or by leaving. */
  onChange?: (text: string) => void;
  onBlur?: () => void;
  /** Keep it stable between renders: a new list is a reconfiguration. */
  extensions: Extension;
  /** The name for screen readers. */
  label: string;
  id?: string;
  /** Id of what says more about the text. */
  describedBy?: string;
  placeholder?: string;
  isReadOnly?: boolean;
  isInvalid?: boolean;
  className?: string;
  /** Where the cursor is before the editor was touched: a piece inserted into a field goes to its end. */
  startsAtEnd?: boolean;
  /** Gives the editor to whoever has to insert or scroll; null when it is gone. */
  onView?: (view: EditorView | null) => void;
};

const fromOutside = Annotation.define<boolean>();

export function CodeEditor(props: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  const compartment = useRef(new Compartment());
  const untold = useRef<AfterPause | null>(null);
  latest.current = props;

  useEffect(() => {
    if (!host.current) return;
    const { editor, telling } = createEditor(host.current, compartment.current, latest);
    view.current = editor;
    untold.current = telling;
    const stopHearing = hearOtherInput(telling.flush);
    latest.current.onView?.(editor);
    return () => {
      telling.flush();
      stopHearing();
      latest.current.onView?.(null);
      editor.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    // What has been typed but not told yet is newer than any value from outside.
    if (!editor || untold.current?.isWaiting()) return;
    const change = smallestChange(editor.state.doc.toString(), props.value);
    if (change)
      editor.dispatch({ changes: change, annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)] });
  }, [props.value]);

  const { extensions, label, id, describedBy, placeholder, isReadOnly, isInvalid } = props;
  useEffect(() => {
    const configuration = configure({ extensions, label, id, describedBy, placeholder, isReadOnly, isInvalid });
    view.current?.dispatch({ effects: compartment.current.reconfigure(configuration) });
  }, [extensions, label, id, describedBy, placeholder, isReadOnly, isInvalid]);

  return <div ref={host} className={props.className} />;
}

type Latest = { readonly current: CodeEditorProps };

type Editor = {
  editor: EditorView;
  /** Tells what has changed. */
  telling: AfterPause;
};

function createEditor(parent: HTMLElement, compartment: Compartment, latest: Latest): Editor {
  const telling = createAfterPause(() => latest.current.onChange?.(editor.state.doc.toString()));
  const listener = EditorView.updateListener.of((update) => {
    const isOwn = !update.transactions.some((transaction) => transaction.annotation(fromOutside));
    if (update.docChanged && isOwn) telling.schedule();
    if (!update.focusChanged || update.view.hasFocus) return;
    telling.flush();
    latest.current.onBlur?.();
  });
  const extensions = [
    compartment.of(configure(latest.current)),
    history(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    editorTheme,
    listener,
  ];
  const { value: doc, startsAtEnd } = latest.current;
  const selection = { anchor: startsAtEnd ? doc.length : 0 };
  const editor = new EditorView({ parent, state: EditorState.create({ doc, selection, extensions }) });
  return { editor, telling };
}

type Configuration = Omit<CodeEditorProps, 'value' | 'onChange' | 'onBlur' | 'className' | 'startsAtEnd' | 'onView'>;

function configure({
  extensions,
  label,
  id,
  describedBy,
  placeholder,
  isReadOnly,
  isInvalid,
}: Configuration): Extension {
  // An editor that scrolls is reached by the keyboard, also when it cannot be written in.
  const attributes: Record<string, string> = { 'aria-label': label, tabindex: '0' };
  if (id) attributes.id = id;
  if (describedBy) attributes['aria-describedby'] = describedBy;
  if (isInvalid) attributes['aria-invalid'] = 'true';
  return [
    extensions,
    EditorView.contentAttributes.of(attributes),
    isReadOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : [],
    placeholder ? placeholderOf(placeholder) : [],
  ];
}

'use client';

/** A value of a run as formatted JSON or in the shape in which it reads best, with folding, copying and download. */

import { json } from '@codemirror/lang-json';
import { codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { EditorView, keymap } from '@codemirror/view';
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { CodeEditor } from '#components/designer/editor/code-editor.tsx';
import { jsonHighlight } from '#components/designer/editor/template-highlight.ts';
import { CopyButton } from '#components/designer/toolbar/copy-button.tsx';
import { sizeText } from '#components/shell/size-text.ts';
import { Button } from '#components/ui/button.tsx';
import { prettyJson } from './pretty-json.ts';
import { type Shape, ShapeChoice, ShapedValue, shapesOf } from './shaped-value.tsx';

const EXTENSIONS = [json(), jsonHighlight, codeFolding(), foldGutter(), keymap.of(foldKeymap), EditorView.lineWrapping];

export type ValueViewerProps = {
  title: string;
  /** JSON text; cut when `truncated`. */
  text: string;
  /** Bytes of the whole value. */
  size: number;
  truncated: boolean;
  /** Left out where the whole value is kept nowhere. */
  downloadUrl?: string;
};

export function ValueViewer({ title, text, size, truncated, downloadUrl }: ValueViewerProps) {
  const pretty = useMemo(() => (truncated ? text : prettyJson(text)), [text, truncated]);
  const shapes = useMemo(() => shapesOf(text, truncated), [text, truncated]);
  const [chosen, setChosen] = useState<Shape>('JSON');
  const shape = shapes.includes(chosen) ? chosen : 'JSON';
  return (
    <section aria-label={title}>
      <div className="mb-1 flex items-center gap-1">
        <h3 className="font-medium text-xs">{title}</h3>
        <span className="ml-1 text-muted-foreground text-xs tabular-nums">{sizeText(size)}</span>
        <span className="flex-1" />
        {shapes.length > 1 && <ShapeChoice title={title} shapes={shapes} shape={shape} onChoose={setChosen} />}
        <CopyButton text={pretty} label={`Copy the ${title.toLowerCase()}`} />
        {downloadUrl !== undefined && (
          <Button variant="ghost" size="icon-sm" asChild>
            <a href={downloadUrl} download aria-label={`Download the ${title.toLowerCase()}`} title="Download">
              <Download />
            </a>
          </Button>
        )}
      </div>
      {shape === 'JSON' ? (
        <CodeEditor
          value={pretty}
          extensions={EXTENSIONS}
          label={title}
          isReadOnly
          className="overflow-hidden rounded-lg border border-border bg-background [&_.cm-editor]:max-h-[26rem]"
        />
      ) : (
        <ShapedValue shape={shape} text={text} title={title} />
      )}
      {truncated && (
        <p className="mt-1 text-muted-foreground text-xs">
          {downloadUrl === undefined
            ? `Only the beginning of ${sizeText(size)} is shown.`
            : `Cut after the first 256 KB. The download has all ${sizeText(size)}.`}
        </p>
      )}
    </section>
  );
}

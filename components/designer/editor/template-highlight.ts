/** CodeMirror extensions that draw expression pieces: as the whole document of a field, or inside the strings of JSON. */

import { syntaxTree } from '@codemirror/language';
import { type EditorState, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { type TemplateTokenKind, templateTokens } from './template-tokens.ts';

const MARKS: Record<TemplateTokenKind, Decoration> = {
  piece: Decoration.mark({ class: 'cm-wdl-piece' }),
  text: Decoration.mark({ class: 'cm-wdl-text' }),
  number: Decoration.mark({ class: 'cm-wdl-number' }),
  function: Decoration.mark({ class: 'cm-wdl-function' }),
  name: Decoration.mark({ class: 'cm-wdl-name' }),
  punctuation: Decoration.mark({ class: 'cm-wdl-punctuation' }),
};

const JSON_MARKS: Readonly<Record<string, Decoration>> = {
  PropertyName: Decoration.mark({ class: 'cm-json-name' }),
  Number: Decoration.mark({ class: 'cm-json-number' }),
  True: Decoration.mark({ class: 'cm-json-word' }),
  False: Decoration.mark({ class: 'cm-json-word' }),
  Null: Decoration.mark({ class: 'cm-json-word' }),
};

type Builder = RangeSetBuilder<Decoration>;

function drawTokens(builder: Builder, text: string, offset: number): void {
  for (const { kind, start, end } of templateTokens(text)) {
    if (end > start) builder.add(offset + start, offset + end, MARKS[kind]);
  }
}

function drawDocument(builder: Builder, state: EditorState): void {
  drawTokens(builder, state.doc.toString(), 0);
}

/** JSON in the ranges shown. Escapes inside a string are read as they stand, which only dulls a colour. */
function drawJson(builder: Builder, view: EditorView): void {
  const tree = syntaxTree(view.state);
  for (const { from, to } of view.visibleRanges) {
    tree.iterate({
      from,
      to,
      enter: (node) => {
        if (node.from < from) return;
        const mark = JSON_MARKS[node.name];
        if (mark) builder.add(node.from, node.to, mark);
        else if (node.name === 'String')
          drawTokens(builder, view.state.sliceDoc(node.from + 1, node.to - 1), node.from + 1);
      },
    });
  }
}

function highlighter(draw: (builder: Builder, view: EditorView) => void) {
  const decorate = (view: EditorView): DecorationSet => {
    const builder = new RangeSetBuilder<Decoration>();
    draw(builder, view);
    return builder.finish();
  };
  return ViewPlugin.define(
    (view) => ({
      decorations: decorate(view),
      update(update: ViewUpdate) {
        const isReparsed = syntaxTree(update.startState) !== syntaxTree(update.state);
        if (update.docChanged || update.viewportChanged || isReparsed) this.decorations = decorate(update.view);
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  );
}

/** For an editor whose document is one string of a definition. */
export const templateHighlight = highlighter((builder, view) => drawDocument(builder, view.state));

/** For an editor whose document is JSON. */
export const jsonHighlight = highlighter(drawJson);

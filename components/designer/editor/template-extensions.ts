/** All that makes an editor one for strings of a definition, or for JSON that holds such. */

import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { functionTooltips } from './function-tooltips.ts';
import { openPickerKey } from './open-picker-key.ts';
import type { EditorLanguage } from './string-at.ts';
import { type CompletionScope, templateCompletion } from './template-completion.ts';
import { jsonHighlight, templateHighlight } from './template-highlight.ts';
import { jsonLint, type LintScope, templateLint } from './template-lint.ts';

export type TemplateExtensionOptions = Omit<CompletionScope, 'language'> &
  LintScope & { language: EditorLanguage; isSingleLine: boolean; openPicker(): boolean };

// Enter in a field of one line accepts a completion, and does nothing otherwise.
const singleLine = keymap.of([{ key: 'Enter', run: () => true }]);

export function templateExtensions(options: TemplateExtensionOptions): Extension {
  const { language, isSingleLine, scope, openPicker } = options;
  const isJson = language === 'json';
  return [
    isJson ? [json(), jsonHighlight, jsonLint(scope), indentUnit.of('  ')] : [templateHighlight, templateLint(options)],
    autocompletion({ override: [templateCompletion(options)], icons: false, activateOnTyping: true }),
    functionTooltips(language),
    openPickerKey(language, openPicker),
    keymap.of([{ key: 'Tab', run: acceptCompletion }, ...closeBracketsKeymap]),
    closeBrackets(),
    bracketMatching(),
    EditorView.lineWrapping,
    isSingleLine ? singleLine : [],
  ];
}

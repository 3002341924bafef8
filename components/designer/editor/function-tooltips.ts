/** Help at the cursor while arguments are typed, and over a function's name. */

import { type EditorState, type Extension, StateField } from '@codemirror/state';
import { hoverTooltip, showTooltip, type Tooltip } from '@codemirror/view';
import { callAt } from './expression-place.ts';
import { type FunctionHelp, functionHelp } from './function-help.ts';
import { type EditorLanguage, stringAt } from './string-at.ts';
import { templateTokens } from './template-tokens.ts';

export function functionTooltips(language: EditorLanguage): Extension {
  return [signatureHelp(language), functionHover(language)];
}

function signatureHelp(language: EditorLanguage): Extension {
  return StateField.define<Tooltip | null>({
    create: () => null,
    update(tooltip, transaction) {
      if (!transaction.docChanged && !transaction.selection) return tooltip;
      // Only while something is done in the editor: a field that is merely filled shows no help.
      const isOwn =
        transaction.isUserEvent('input') || transaction.isUserEvent('select') || transaction.isUserEvent('delete');
      return isOwn ? signatureAt(transaction.state, language) : null;
    },
    provide: (field) => showTooltip.from(field),
  });
}

function signatureAt(state: EditorState, language: EditorLanguage): Tooltip | null {
  const { main } = state.selection;
  const string = main.empty ? stringAt(state, main.head, language) : undefined;
  const call = string && callAt(string.text, main.head - string.offset);
  const help = call && functionHelp(call.name, call.argument);
  if (!string || !call || !help) return null;
  return { pos: string.offset + call.start, above: true, arrow: false, create: () => ({ dom: helpElement(help) }) };
}

function functionHover(language: EditorLanguage): Extension {
  return hoverTooltip((view, position) => {
    const string = stringAt(view.state, position, language);
    const token =
      string &&
      templateTokens(string.text).find(
        ({ kind, start, end }) =>
          kind === 'function' && position - string.offset >= start && position - string.offset <= end,
      );
    const help = token && functionHelp(string.text.slice(token.start, token.end));
    if (!help) return null;
    return {
      pos: string.offset + token.start,
      end: string.offset + token.end,
      above: true,
      create: () => ({ dom: helpElement(help) }),
    };
  });
}

function helpElement({ signature, summary, argument, example }: FunctionHelp): HTMLElement {
  const box = document.createElement('div');
  box.className = 'cm-function-help';
  const call = box.appendChild(document.createElement('code'));
  for (const { text, isActive } of signature) {
    call.appendChild(document.createElement(isActive ? 'strong' : 'span')).textContent = text;
  }
  for (const words of [argument ?? summary, ...(argument === undefined ? [`Example: ${example}`] : [])]) {
    box.appendChild(document.createElement('p')).textContent = words;
  }
  return box;
}

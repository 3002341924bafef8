/** The key `/` opens the picker where a piece may begin; inside of words, as in addresses and paths, it is a character. */

import { type Extension, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { type EditorLanguage, stringAt } from './string-at.ts';

/** `open` answers whether there is a picker to open. */
export function openPickerKey(language: EditorLanguage, open: () => boolean): Extension {
  return Prec.high(
    keymap.of([
      {
        key: '/',
        run: ({ state }) => {
          const { main } = state.selection;
          const string = stringAt(state, main.from, language);
          if (string && !beginsPiece(string.text.slice(0, main.from - string.offset))) return false;
          return open();
        },
      },
    ]),
  );
}

/** At the start, behind a blank, or where an argument begins. */
function beginsPiece(before: string): boolean {
  return before === '' || /[\s(,{]$/.test(before);
}

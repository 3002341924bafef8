/** Completion of the JSON around the expressions: names of properties, types, predecessors, statuses, choices. */

import type { Completion, CompletionSource } from '@codemirror/autocomplete';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { printJson } from '#core/json/print-json.ts';
import { type DefinitionWord, definitionWords } from './definition-words.ts';
import { type JsonPlace, jsonPlace } from './json-place.ts';

/** `root` is the path of the definition inside the text. */
export type CodeModel = { definition: WorkflowDefinition; root: readonly string[] };

export function definitionCompletion(model: () => CodeModel): CompletionSource {
  return (context) => {
    const place = jsonPlace(context.state, context.pos);
    if (!place) return null;
    const typed = context.state.sliceDoc(place.from, context.pos);
    if (typed.includes('@') || (typed === '' && !context.explicit)) return null;
    const { definition, root } = model();
    if (!root.every((step, index) => place.path[index] === step)) return null;
    const words = definitionWords(definition, { path: place.path.slice(root.length), wanted: place.wanted });
    const options = words.filter(({ word }) => !place.taken.includes(String(word))).map((word) => option(word, place));
    return options.length === 0 ? null : { from: place.from, options, validFor: /^"?[\w$-]*$/ };
  };
}

function option(word: DefinitionWord, place: JsonPlace): Completion {
  const text = printJson(word.word);
  const isName = place.wanted === 'name';
  const beginning = isName && !place.hasColon ? `: ${word.begin ?? ''}` : '';
  return {
    // With quotes, as what is typed may begin with one.
    label: text,
    displayLabel: String(word.word),
    type: isName ? 'property' : 'constant',
    ...(word.detail !== undefined && { detail: word.detail }),
    ...(word.info !== undefined && { info: word.info }),
    apply: (view, _completion, from, typedTo) => {
      // The rest of the word that the cursor is in, with its closing quote.
      const rest = /^[\w$-]*"/.exec(view.state.sliceDoc(typedTo, typedTo + 200))?.[0] ?? '';
      const to = view.state.sliceDoc(from, from + 1) === '"' ? typedTo + rest.length : typedTo;
      const insert = text + beginning;
      const isOpen = /[[{"][\]}"]$/.test(beginning);
      const anchor = from + insert.length - (isOpen ? 1 : 0);
      view.dispatch({ changes: { from, to, insert }, selection: { anchor } });
    },
  };
}

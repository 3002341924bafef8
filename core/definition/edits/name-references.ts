/** Where expressions name actions, as edits of the text (WDL reference 10: actions, body, outputs, result, items …). */

import { referencesIn } from '#core/definition/expression-references.ts';
import type { JsonNode } from '#core/definition/json-node.ts';
import { visitStrings } from '#core/definition/json-strings.ts';
import { rangeInText } from '#core/definition/json-value.ts';
import type { TextEdit } from '#core/definition/text-edit.ts';
import type { ReferenceKind } from '#core/expressions/functions/define-function.ts';

const NAMES_ACTIONS: readonly ReferenceKind[] = ['action', 'result', 'loop'];

type Renaming = { from: string; to: string };

/** Edits for every place in the node where an expression names `from`. An expression that is broken is left as it is. */
export function referenceEdits(text: string, node: JsonNode, { from, to }: Renaming): TextEdit[] {
  const edits: TextEdit[] = [];
  const quoted = JSON.stringify(`'${to.replaceAll("'", "''")}'`).slice(1, -1);
  visitStrings(node, [], (string) => {
    for (const { kind, name, range } of referencesIn(string.value)) {
      if (!NAMES_ACTIONS.includes(kind) || name?.toLowerCase() !== from.toLowerCase()) continue;
      edits.push({ ...rangeInText(text, string, range), text: quoted });
    }
  });
  return edits;
}

/**
 * Power Automate goes through the items of a loop one by one unless its concurrency is set, Logic Apps through twenty at a
 * time (WDL reference 5 and 23): what comes from there says so, to run as it did.
 */

import { isObject } from '#core/json/objects.ts';
import { insertProperties } from './json-edit.ts';
import { findProperty, nodeAt } from './json-pointer.ts';
import { hasOption } from './operation-options.ts';
import { parseDefinition } from './parse-definition.ts';
import { applyTextEdits, type TextEdit } from './text-edit.ts';
import { type LocatedAction, walkActions } from './walk.ts';

const SEQUENTIAL = { name: 'operationOptions', content: { value: 'Sequential' } };

/** The same definition with `Sequential` on each loop that sets nothing. */
export function inSequence(text: string): string {
  const { definition, root, document } = parseDefinition(text);
  if (!definition) return text;
  const edits = walkActions(definition)
    .filter(isOpen)
    .flatMap(({ path }): TextEdit[] => {
      const action = nodeAt(document.root, [...root, ...path]);
      return action?.kind === 'object' && !findProperty(action, SEQUENTIAL.name)
        ? [insertProperties(text, action, { properties: [SEQUENTIAL] })]
        : [];
    });
  return applyTextEdits(text, edits);
}

function isOpen({ action }: LocatedAction): boolean {
  const concurrency = action.runtimeConfiguration?.concurrency;
  const isSet = isObject(concurrency) && concurrency.repetitions !== undefined;
  return action.type.toLowerCase() === 'foreach' && !isSet && !hasOption(action, 'Sequential');
}

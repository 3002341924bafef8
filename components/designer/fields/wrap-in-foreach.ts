/** A step put into a For each over a list, so that it can read each item. */

import { foreach } from '#core/actions/foreach.ts';
import { type Broken, brokenBy } from '#core/definition/edits/broken-by.ts';
import { wrapActions } from '#core/definition/edits/wrap-actions.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { uniqueName } from '#core/definition/unique-name.ts';

export type Wrapping = {
  /** Of the new loop. */
  loop: string;
  apply(text: string): string;
  /** What does not work any more then. */
  broken: Broken[];
};

/** `list` is an expression without `@`. Throws `EditError` when the step cannot be wrapped. */
export function wrapInForeach(text: string, { step, list }: { step: string; list: string }): Wrapping {
  const { definition } = parseDefinition(text);
  const loop = uniqueName(definition ?? {}, 'For_each');
  const container = { ...foreach.create(loop), foreach: `@${list}` };
  const apply = (before: string) => wrapActions(before, { names: [step], name: loop, container });
  return { loop, apply, broken: brokenBy(text, apply(text)) };
}

/** Everything in a flow that is used by its name, and where. */

import { stepAround } from '#components/designer/go-to-place.ts';
import type { Named } from '#components/designer/tool-context.tsx';
import { findUsages, type Usage } from '#core/definition/edits/find-usages.ts';
import { type NameUse, nameUses } from '#core/definition/edits/name-uses.ts';

export type NamedThing = Named & { uses: number };

/** Parameters, variables and steps, each once; none while the text is broken. */
export function namedThings(text: string): NamedThing[] {
  const things = new Map<string, NamedThing>();
  for (const { kind, name, as } of usesIn(text)) {
    const key = `${kind} ${name.toLowerCase()}`;
    const known = things.get(key) ?? { kind, name, uses: 0 };
    const isDeclaration = as === 'declaration';
    things.set(key, { kind, name: isDeclaration ? name : known.name, uses: known.uses + (isDeclaration ? 0 : 1) });
  }
  return [...things.values()];
}

function usesIn(text: string): NameUse[] {
  try {
    return nameUses(text);
  } catch {
    return [];
  }
}

export type UsageLine = Usage & {
  /** The step it stands in; undefined outside of steps. */
  step: string | undefined;
  /** The line of the text, cut around the name. */
  before: string;
  named: string;
  after: string;
};

const AROUND = 60;

/** In the order of the text; none while the text is broken. */
export function usageLines(text: string, named: Named): UsageLine[] {
  let usages: Usage[];
  try {
    usages = findUsages(text, named);
  } catch {
    return [];
  }
  return usages.map((usage) => {
    const { start, end } = usage.range;
    const lineStart = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - AROUND);
    const newline = text.indexOf('\n', end);
    const lineEnd = Math.min(newline < 0 ? text.length : newline, end + AROUND);
    return {
      ...usage,
      step: stepAround(usage.pointer)?.name,
      before: text.slice(lineStart, start).trimStart(),
      named: text.slice(start, end),
      after: text.slice(end, lineEnd).trimEnd(),
    };
  });
}

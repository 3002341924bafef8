/** What the page of a run looks at, as it stands in its address: the step, the iteration of each loop, and whether with the timeline. */

import type { ChosenIterations } from './loop-places.ts';

export type RunAddress = {
  /** Null: none. */
  step: string | null;
  chosen: ChosenIterations;
  hasTimeline: boolean;
};

export type RunSearch = { readonly [name: string]: string | string[] | undefined };

/** What makes no sense is left out. Iterations are written as people count them. */
export function readRunAddress(search: RunSearch): RunAddress {
  const chosen: { [loop: string]: number } = {};
  for (const part of textOf(search.at).split(',')) {
    const [, loop, number] = /^(.+):(\d{1,6})$/.exec(part) ?? [];
    if (loop !== undefined && Number(number) >= 1) chosen[decoded(loop)] = Number(number) - 1;
  }
  return { step: textOf(search.step) || null, chosen, hasTimeline: search.view === 'timeline' };
}

/** The query with its question mark; empty when nothing is chosen. */
export function runAddressQuery({ step, chosen, hasTimeline }: RunAddress): string {
  const query = new URLSearchParams();
  if (step !== null) query.set('step', step);
  const at = Object.entries(chosen).map(([loop, index]) => `${encodeURIComponent(loop)}:${index + 1}`);
  if (at.length > 0) query.set('at', at.join(','));
  if (hasTimeline) query.set('view', 'timeline');
  return query.size === 0 ? '' : `?${query}`;
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What lists and details need to know of a flow's trigger, read from a definition once and kept: versions never change. */

import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { Recurrence } from '#core/definition/types.ts';

export type FlowTrigger = { name: string; type: string; recurrence?: Recurrence };

const KEPT = 2_000;
const kept = new Map<string, FlowTrigger | null>();

/** `key` names the text: a version's id, or a flow's id with the revision of its draft. */
export function hasFlowTrigger(key: string): boolean {
  return kept.has(key);
}

/** The first trigger of the definition; null when it has none or is no definition. */
export function flowTrigger(key: string, text: string | undefined): FlowTrigger | null {
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (text === undefined) return null;
  const trigger = readTrigger(text);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, trigger);
  return trigger;
}

function readTrigger(text: string): FlowTrigger | null {
  const { definition } = parseDefinition(text);
  const [first] = Object.entries(definition?.triggers ?? {});
  if (!first) return null;
  const [name, { type, recurrence }] = first;
  return { name, type, recurrence };
}

import { removeAt } from '#core/definition/json-path-edits.ts';
import { predecessorsAmong, successorsAmong } from '#core/definition/siblings.ts';
import type { RunAfter } from '#core/definition/types.ts';
import { readTarget, requireAction, textPath } from './edit-target.ts';
import { isNormal, replacePredecessor, statusesAfter, writeRunAfter } from './run-after-text.ts';

type DeleteAction = { name: string };

/**
 * Removes a step with all it holds. What ran after it runs after its predecessors; a condition other than Succeeded, on
 * the way in or out, is kept. Expressions that name it stay, and show up as problems.
 */
export function deleteAction(text: string, { name }: DeleteAction): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  const { siblings, action } = located;
  const path = textPath(target, located);
  const predecessors = predecessorsAmong(siblings, action);
  let edited = text;
  for (const successor of successorsAmong(siblings, located.name)) {
    const out = statusesAfter(siblings[successor], located.name) ?? ['Succeeded'];
    const joined: RunAfter = {};
    for (const predecessor of predecessors) {
      joined[predecessor] = isNormal(out) ? (statusesAfter(action, predecessor) ?? out) : out;
    }
    const runAfter = replacePredecessor(siblings[successor]?.runAfter, located.name, joined);
    edited = writeRunAfter(edited, [...path.slice(0, -1), successor], runAfter);
  }
  return removeAt(edited, path);
}

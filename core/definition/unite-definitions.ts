/**
 * One definition that shows two: the newer one, with the steps that are gone put back at their old places. For drawing
 * a difference on one canvas; it is never run.
 */

import { branchesOf } from './branches.ts';
import { siblingNamed } from './siblings.ts';
import type { ActionDefinition, ActionDefinitions, WorkflowDefinition } from './types.ts';
import { type ActionIndex, indexActions, walkActions } from './walk.ts';

/** A step that is gone hangs below its old predecessors, as far as they are there; nothing that stayed waits for it. */
export function uniteDefinitions(before: WorkflowDefinition, after: WorkflowDefinition): WorkflowDefinition {
  const present = indexActions(walkActions(after));
  const old = indexActions(walkActions(before));
  const goneTriggers = Object.entries(before.triggers ?? {}).filter(
    ([name]) => !Object.keys(after.triggers ?? {}).some((known) => known.toLowerCase() === name.toLowerCase()),
  );
  return {
    ...after,
    triggers: { ...after.triggers, ...Object.fromEntries(goneTriggers) },
    actions: unite(before.actions, after.actions, { present, old }),
  };
}

type Uniting = { present: ActionIndex; old: ActionIndex };

function unite(
  before: ActionDefinitions | undefined,
  after: ActionDefinitions | undefined,
  uniting: Uniting,
): ActionDefinitions {
  const kept = Object.entries(after ?? {}).map(([name, action]) => {
    const was = uniting.old.get(name.toLowerCase())?.action;
    return [name, was ? uniteContents(was, action, uniting) : action] as const;
  });
  const gone = Object.entries(before ?? {})
    .filter(([name]) => !uniting.present.has(name.toLowerCase()))
    .map(([name, action]) => [name, uniteContents(action, emptied(action), uniting)] as const);
  const united = Object.fromEntries([...kept, ...gone]);
  for (const [name, action] of gone) united[name] = { ...action, runAfter: knownPredecessors(action, united) };
  return united;
}

/** The branches of both; what moved out of a container that is gone does not show twice. */
function uniteContents(before: ActionDefinition, after: ActionDefinition, uniting: Uniting): ActionDefinition {
  const old = new Map(branchesOf(before).map(({ path, actions }) => [path.join('/'), actions]));
  const now = new Map(branchesOf(after).map(({ path, actions }) => [path.join('/'), actions]));
  const branch = (path: string) => unite(old.get(path), now.get(path), uniting);
  const cases = { ...before.cases, ...after.cases };
  return {
    ...after,
    ...((before.actions || after.actions) && { actions: branch('actions') }),
    ...((before.else || after.else) && { else: { ...after.else, actions: branch('else/actions') } }),
    ...((before.default || after.default) && { default: { ...after.default, actions: branch('default/actions') } }),
    ...((before.cases || after.cases) && {
      cases: Object.fromEntries(
        Object.entries(cases).map(([name, side]) => [name, { ...side, actions: branch(`cases/${name}/actions`) }]),
      ),
    }),
  };
}

function emptied({ actions: _, else: __, default: ___, cases: ____, ...own }: ActionDefinition): ActionDefinition {
  return own;
}

function knownPredecessors({ runAfter = {} }: ActionDefinition, siblings: ActionDefinitions) {
  const entries = Object.entries(runAfter).flatMap(([name, statuses]) => {
    const known = siblingNamed(siblings, name);
    return known === undefined ? [] : [[known, statuses] as const];
  });
  return Object.fromEntries(entries);
}

import { runnableActionType } from '#core/actions/action-types.ts';
import { branchesOf } from '#core/definition/branches.ts';
import { removal } from '#core/validation/fixes.ts';
import { type Rule, typeOf } from '#core/validation/rule.ts';

/** Where each type of container holds actions (WDL reference 5). */
const BRANCHES: { [type: string]: readonly string[] } = {
  scope: ['actions'],
  foreach: ['actions'],
  until: ['actions'],
  if: ['actions', 'else'],
  switch: ['cases', 'default'],
};

/** Actions in a branch that the type around them has not would never run. */
export const branches: Rule = (context) => {
  for (const located of context.actions) {
    const { name, path, action } = located;
    if (runnableActionType(action.type) === undefined) continue;
    const own = BRANCHES[typeOf(located)] ?? [];
    const foreign = new Set(branchesOf(action).map((branch) => String(branch.path[0])));
    for (const branch of foreign) {
      if (own.includes(branch)) continue;
      const message = `${action.type} has no "${branch}": the steps in it never run.`;
      const at = [...path, branch];
      const fix = removal(context.node, at, `Remove "${branch}" with its steps`);
      context.report({ code: 'BranchWithoutEffect', severity: 'warning', message, path: at, action: name, ...fix });
    }
  }
};

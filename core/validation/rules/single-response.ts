import { siblingNamed } from '#core/definition/siblings.ts';
import type { ActionDefinitions } from '#core/definition/types.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { actionsOfType, type Rule, type RuleContext } from '#core/validation/rule.ts';

/** A caller gets one answer: of two Responses that one run can reach, the second fails (WDL reference 7). */
export const singleResponse: Rule = (context) => {
  const responses = actionsOfType(context, 'response');
  for (const [index, later] of responses.entries()) {
    const earlier = responses.slice(0, index).find((one) => canBothRun(context, one, later));
    if (earlier === undefined) continue;
    const message = `"${earlier.name}" can answer the caller as well, and of two Responses in one run the second fails.`;
    const { name, path } = later;
    context.report({ code: 'SecondResponse', severity: 'warning', message, path, action: name });
  }
};

type Level = { siblings: ActionDefinitions; name: string };

/** Where the ways to the two part, neither comes only after the other went badly, and no condition keeps them apart. */
function canBothRun(context: RuleContext, left: LocatedAction, right: LocatedAction): boolean {
  const rights = levelsOf(context, right);
  const leftLevel = levelsOf(context, left).find((level) => rights.some(({ siblings }) => siblings === level.siblings));
  const rightLevel = rights.find(({ siblings }) => siblings === leftLevel?.siblings);
  if (leftLevel === undefined || rightLevel === undefined || leftLevel.name === rightLevel.name) return false;
  const [leftNeeds, rightNeeds] = [needsOf(leftLevel), needsOf(rightLevel)];
  if (needs(leftNeeds, rightLevel.name, right) || needs(rightNeeds, leftLevel.name, left)) return true;
  if (leftNeeds.has(rightLevel.name) || rightNeeds.has(leftLevel.name)) return false;
  return ![...leftNeeds].some(([name, statuses]) => {
    const others = rightNeeds.get(name);
    return others !== undefined && !statuses.some((status) => others.includes(status));
  });
}

/** The Response itself has to have answered for the other to run. */
function needs(all: Needs, name: string, response: LocatedAction): boolean {
  return response.name === name && all.get(name)?.every((status) => status === 'succeeded') === true;
}

/** The action and the containers around it, innermost first. */
function levelsOf({ index }: RuleContext, located: LocatedAction): Level[] {
  const around = located.parents.toReversed().flatMap((name) => index.get(name.toLowerCase()) ?? []);
  return [located, ...around];
}

type Needs = Map<string, string[]>;

/** How the actions before it have to end for the action to run, as far back as that is certain. */
function needsOf({ siblings, name }: Level): Needs {
  const found: Needs = new Map();
  const open = [name];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const [given, statuses] of Object.entries(siblings[at]?.runAfter ?? {})) {
      const predecessor = siblingNamed(siblings, given);
      if (predecessor === undefined || found.has(predecessor)) continue;
      const folded = statuses.map((status) => status.toLowerCase());
      found.set(predecessor, folded);
      if (!folded.includes('skipped')) open.push(predecessor);
    }
  }
  return found;
}

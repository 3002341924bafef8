import type { Rule } from '#core/validation/rule.ts';

const MOST_ACTIONS = 500;
const DEEPEST = 8;

/** What Logic Apps would refuse by its size runs here, but could not go back there (WDL reference 17). */
export const sizeLimits: Rule = ({ actions, report }) => {
  const warn = (message: string, path: string[]): void =>
    report({ code: 'OverLimit', severity: 'warning', message, path });
  if (actions.length > MOST_ACTIONS) {
    warn(`The flow has ${actions.length} actions; Logic Apps allows ${MOST_ACTIONS}.`, ['actions']);
  }
  const deepest = actions.find(({ parents }) => parents.length >= DEEPEST);
  if (deepest) warn(`Actions are nested deeper than ${DEEPEST} levels, which Logic Apps does not allow.`, deepest.path);
};

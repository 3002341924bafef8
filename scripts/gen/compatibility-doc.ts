/** The tables of `docs/compatibility.md` that follow from the product's own tables: functions, triggers, actions. */

import {
  RUNNABLE_ACTION_TYPES,
  RUNNABLE_TRIGGER_TYPES,
  runnableActionType,
  runnableTriggerType,
} from '#core/actions/action-types.ts';
import { isConnectorType } from '#core/actions/connector-types.ts';
import { findFunction, functionTable } from '#core/expressions/functions/index.ts';
import { LOGIC_APPS_ACTIONS, LOGIC_APPS_FUNCTIONS, LOGIC_APPS_TRIGGERS } from '#core/logic-apps-names.ts';
import { DIFFERENCES } from './reference-names.ts';

const NEEDS_CLOUD = 'absent: needs a service of the cloud; it is kept, and fails with `ConnectorNotFound` when it runs';

/** The text with the tables of today between its markers. Throws when markers are missing. */
export function withCompatibilityTables(text: string): string {
  return Object.entries(TABLES).reduce((filled, [name, table]) => fill(filled, name, table()), text);
}

const TABLES: { [name: string]: () => string } = {
  functions: () =>
    tableOf(
      'function',
      LOGIC_APPS_FUNCTIONS,
      functionState,
      functionTable.map(({ name }) => name),
    ),
  triggers: () => tableOf('trigger', LOGIC_APPS_TRIGGERS, triggerState, RUNNABLE_TRIGGER_TYPES),
  actions: () => tableOf('action', LOGIC_APPS_ACTIONS, actionState, RUNNABLE_ACTION_TYPES),
};

function tableOf(
  head: string,
  names: readonly string[],
  stateOf: (name: string) => string,
  ours: readonly string[],
): string {
  const known = new Set(names.map((name) => name.toLowerCase()));
  const more = ours.filter((name) => !known.has(name.toLowerCase()));
  const rows = names.map((name) => `| \`${name}\` | ${stateOf(name)} |`);
  const own = more.map((name) => `| \`${name}\` | only here |`);
  return [`| ${head} | here |`, '|---|---|', ...rows, ...own].join('\n');
}

function present(name: string, differences: { [name: string]: string }): string {
  const difference = differences[name];
  return difference === undefined ? 'same' : `different: ${difference}`;
}

function functionState(name: string): string {
  return findFunction(name) ? present(name, DIFFERENCES.functions) : 'absent';
}

function triggerState(type: string): string {
  if (runnableTriggerType(type)) return present(type, DIFFERENCES.triggers);
  return 'absent: it is kept; a flow with it cannot be published';
}

function actionState(type: string): string {
  if (runnableActionType(type)) return present(type, DIFFERENCES.actions);
  return isConnectorType(type) ? NEEDS_CLOUD : 'absent: it is kept; a flow with it cannot be published';
}

function fill(text: string, name: string, table: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/compatibility.md needs the lines ${begin} and ${end}.`);
  return `${text.slice(0, from + begin.length)}\n${table}\n${text.slice(to)}`;
}

import { EXPRESSION_KINDS, RUNNABLE_ACTION_TYPES, runnableActionType } from '#core/actions/action-types.ts';
import { mapConnectorAction } from '#core/actions/connector-mapping.ts';
import { missingConnector, missingConnectorMessage } from '#core/actions/connector-types.ts';
import { describeAction } from '#core/actions/index.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { suggestion } from '#core/expressions/near-name.ts';
import type { Finding, Rule } from '#core/validation/rule.ts';

/**
 * Every action must be of a type that runs here; a foreign one is kept, but cannot be published. One of a connector that
 * is not here can be, because a static result may stand in for it.
 */
export const operationTypes: Rule = ({ actions, report }) => {
  for (const located of actions) {
    const finding = located.action.type === '' ? undefined : typeFinding(located);
    if (finding !== undefined) report(finding);
  }
};

function typeFinding({ name, action, path }: LocatedAction): Finding | undefined {
  const { type, kind = '' } = action;
  const at = { path: [...path, 'type'], action: name };
  if (runnableActionType(type) === 'Expression' && describeAction(action) === undefined) {
    const message = `The kind of an Expression action is one of ${EXPRESSION_KINDS.join(', ')}.`;
    return { code: 'UnknownKind', message: `${message}${suggestion(kind, EXPRESSION_KINDS)}`, ...at };
  }
  if (runnableActionType(type)) return undefined;
  const missing = missingConnector(action);
  if (missing === undefined) {
    const message = `Actions of the type ${type} do not run here.${suggestion(type, RUNNABLE_ACTION_TYPES)}`;
    return { code: 'UnsupportedActionType', message, ...at };
  }
  const mapped = mapConnectorAction(action);
  if (mapped === undefined) {
    return { code: 'UnsupportedActionType', severity: 'warning', message: missingConnectorMessage(missing), ...at };
  }
  const message = `This step runs as an ${mapped.type} action. The sign-in of its connection is not known here: give its inputs an "authentication".`;
  return { code: 'ConnectorMapped', severity: 'warning', message, ...at };
}

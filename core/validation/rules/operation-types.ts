import { EXPRESSION_KINDS, RUNNABLE_ACTION_TYPES, runnableActionType } from '#core/actions/action-types.ts';
import { mapConnectorAction } from '#core/actions/connector-mapping.ts';
import { missingConnector, missingConnectorMessage } from '#core/actions/connector-types.ts';
import { describeAction } from '#core/actions/index.ts';
import type { JsonNode } from '#core/definition/json-node.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { suggestion } from '#core/expressions/near-name.ts';
import { choiceFix } from '#core/validation/choices.ts';
import type { Finding, Rule } from '#core/validation/rule.ts';

/**
 * Every action must be of a type that runs here; a foreign one is kept, but cannot be published. One of a connector that
 * is not here can be, because a static result may stand in for it.
 */
export const operationTypes: Rule = ({ actions, node, report }) => {
  for (const located of actions) {
    const finding = located.action.type === '' ? undefined : typeFinding(node, located);
    if (finding !== undefined) report(finding);
  }
};

function typeFinding(node: JsonNode, { name, action, path }: LocatedAction): Finding | undefined {
  const { type, kind = '' } = action;
  const at = { path: [...path, 'type'], action: name };
  if (runnableActionType(type) === 'Expression' && describeAction(action) === undefined) {
    const message = `The kind of an Expression action is one of ${EXPRESSION_KINDS.join(', ')}.`;
    const place = { path: [...path, 'kind'], action: name };
    const fix = choiceFix(node, place.path, { given: kind, choices: EXPRESSION_KINDS });
    return { code: 'UnknownKind', message: `${message}${suggestion(kind, EXPRESSION_KINDS)}`, ...place, ...fix };
  }
  if (runnableActionType(type)) return undefined;
  const missing = missingConnector(action);
  if (missing === undefined) {
    const message = `Actions of the type ${type} do not run here.${suggestion(type, RUNNABLE_ACTION_TYPES)}`;
    const fix = choiceFix(node, at.path, { given: type, choices: RUNNABLE_ACTION_TYPES });
    return { code: 'UnsupportedActionType', message, ...at, ...fix };
  }
  const mapped = mapConnectorAction(action);
  if (mapped === undefined) {
    return { code: 'UnsupportedActionType', severity: 'warning', message: missingConnectorMessage(missing), ...at };
  }
  const message = `This step runs as an ${mapped.type} action. The sign-in of its connection is not known here: give its inputs an "authentication".`;
  return { code: 'ConnectorMapped', severity: 'warning', message, ...at };
}

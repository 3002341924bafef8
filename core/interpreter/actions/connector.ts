/** Actions of connectors that are not here: run as one of our own where the table of mappings has one, else failed. */

import { mapConnectorAction } from '#core/actions/connector-mapping.ts';
import { missingConnector, missingConnectorMessage } from '#core/actions/connector-types.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import type { ActionRunner } from '#core/interpreter/step.ts';

export const connector: ActionRunner = async (step) => {
  const { action, run } = step;
  const mapped = mapConnectorAction(action);
  // The record keeps the type that stands in the definition.
  if (mapped !== undefined) return run.runnerOf(mapped.type)({ ...step, action: { ...mapped, type: action.type } });
  const missing = missingConnector(action) ?? { connector: action.type, advice: '' };
  throw new ActionError('ConnectorNotFound', missingConnectorMessage(missing));
};

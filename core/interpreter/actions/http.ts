/** Http: calls an address (WDL reference 7 and 12). */

import { callConnector } from '#core/interpreter/call-connector.ts';
import { type ActionRunner, evaluateInputs } from '#core/interpreter/step.ts';

export const http: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  step.soFar.inputs = inputs;
  return callConnector(step, { operation: 'http.request', inputs });
};

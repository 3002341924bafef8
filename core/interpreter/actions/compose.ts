/** Compose: its outputs are the value itself (WDL reference 6). */

import { type ActionRunner, evaluateInputs, succeeded } from '#core/interpreter/step.ts';

export const compose: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  return succeeded('OK', { inputs, outputs: inputs });
};

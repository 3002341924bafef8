/** IntegrationAccountArtifactLookup: reads a map or schema among the artifacts (WDL reference 8). */

import { callConnector } from '#core/interpreter/call-connector.ts';
import { requireText } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs } from '#core/interpreter/step.ts';

export const integrationAccountArtifactLookup: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const artifactType = requireText(inputs, 'artifactType');
  const artifactName = requireText(inputs, 'artifactName');
  return callConnector(step, { operation: 'artifacts.lookup', inputs: { artifactType, artifactName } });
};

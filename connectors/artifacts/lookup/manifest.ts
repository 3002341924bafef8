/** The IntegrationAccountArtifactLookup action's call: what kind of artifact, and its name (WDL reference 8). */

import { z } from 'zod';

import { defineOperation } from '#connectors/define-connector.ts';
import type { Value } from '#core/json/value.ts';

const inputs = z.object({
  artifactType: z.string('must be Map or Schema'),
  artifactName: z.string('must be the name of an artifact'),
});
type LookupInputs = z.output<typeof inputs>;

export default defineOperation<LookupInputs>({
  id: 'artifacts.lookup',
  title: 'Artifact lookup',
  inputs: inputs as z.ZodType<LookupInputs, Value>,
});

import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { oneOf, required } from './input-schemas.ts';

const KINDS = ['Schema', 'Map'];

/** WDL reference 8. */
export const integrationAccountArtifactLookup = defineAction({
  id: 'IntegrationAccountArtifactLookup',
  type: 'IntegrationAccountArtifactLookup',
  title: 'Look up artifact',
  group: 'Data operations',
  icon: 'package',
  summary: 'Read a map or schema among the artifacts.',
  docs: 'The body is the content as text. There are no partners and agreements here.',
  inputsSchema: z.looseObject({
    artifactType: oneOf('The type of the artifact', KINDS),
    artifactName: required('The name of the artifact'),
  }),
  form: [
    {
      path: ['inputs', 'artifactType'],
      label: 'Type',
      control: 'choice',
      required: true,
      choices: KINDS.map((value) => ({ value, label: value })),
    },
    { path: ['inputs', 'artifactName'], label: 'Name', control: 'text', required: true, placeholder: 'Order.xsd' },
  ],
  settings: ['timeout', 'secureOutputs', 'trackedProperties'],
  outputs: {
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Name' },
      body: { type: 'string', title: 'Content' },
      properties: { type: 'object', title: 'Properties' },
    },
  },
  create: () => ({
    type: 'IntegrationAccountArtifactLookup',
    inputs: { artifactType: 'Schema', artifactName: '' },
    runAfter: {},
  }),
});

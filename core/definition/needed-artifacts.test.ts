import { describe, expect, it } from 'vitest';
import type { ValueObject } from '#core/json/value.ts';
import { neededArtifacts } from './needed-artifacts.ts';
import type { ActionDefinition } from './types.ts';

const step = (type: string, inputs: ValueObject): ActionDefinition => ({ type, inputs, runAfter: {} });

describe('the maps and schemas a definition needs', () => {
  it('are those its steps name, in either way, each once', () => {
    const actions = {
      Map: step('Xslt', { map: { name: 'A.xslt', source: 'LogicApp' } }),
      Old: step('xslt', { integrationAccount: { map: { name: 'B' } } }),
      Again: step('Liquid', { map: { name: 'a.XSLT' } }),
      Scope: {
        type: 'Scope',
        actions: {
          Parse: step('XmlParse', { schema: { name: 'A.xsd' } }),
          Decode: step('FlatFileDecoding', { schema: { name: 'F.xsd' } }),
          Find: step('IntegrationAccountArtifactLookup', { artifactType: 'Schema', artifactName: 'L.xsd' }),
        },
      },
      Partner: step('IntegrationAccountArtifactLookup', { artifactType: 'Partner', artifactName: 'P' }),
      Late: step('XmlCompose', { schema: { name: "@{parameters('schema')}" } }),
      Open: step('XmlValidation', { schema: { name: '' } }),
    };
    expect(neededArtifacts({ actions, triggers: {} })).toEqual([
      { kind: 'Map', name: 'A.xslt' },
      { kind: 'Map', name: 'B' },
      { kind: 'Schema', name: 'A.xsd' },
      { kind: 'Schema', name: 'F.xsd' },
      { kind: 'Schema', name: 'L.xsd' },
    ]);
  });
});

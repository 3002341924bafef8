import { describe, expect, it } from 'vitest';
import { runActions } from '#core/interpreter/testing/run-actions.ts';
import type { Value } from '#core/json/value.ts';

/** Stands for the engines, which are asked without an address. */
const http = [{ method: '', uri: '', responses: [{ status: 200 }] }];

async function run(type: string, inputs: Value) {
  const { record } = await runActions({ Step: { type, inputs, runAfter: {} } }, { host: { http } });
  return record('Step');
}

const standard = { schema: { name: 's', source: 'LogicApp' } };
const consumption = { integrationAccount: { schema: { name: 's' } } };

describe('actions that work with a schema', () => {
  it.each<[string, object, object]>([
    ['XmlParse', standard, {}],
    [
      'XmlParse',
      { ...standard, jsonWriterSettings: { ignoreAttributes: true } },
      { jsonWriterSettings: { ignoreAttributes: true } },
    ],
    ['XmlParse', { ...standard, rootNodeQualifiedName: 'o' }, { rootNodeQualifiedName: 'o' }],
    ['XmlCompose', { ...standard, dateTimeFormat: 'o' }, { dateTimeFormat: 'o' }],
    ['XmlCompose', { ...standard, xmlWriterSettings: { indent: true } }, { xmlWriterSettings: { indent: true } }],
    ['FlatFileDecoding', consumption, {}],
    ['FlatFileEncoding', consumption, {}],
    [
      'flatfileencoding',
      { ...standard, emptyNodeGenerationMode: 'ForcedEnabled' },
      { emptyNodeGenerationMode: 'ForcedEnabled' },
    ],
  ])('%s %j asks for it with its settings', async (type, inputs, settings) => {
    const record = await run(type, { content: "@concat('<', 'o/>')", ...inputs });
    expect(record?.inputs).toEqual({ content: '<o/>', schema: 's', ...settings });
  });

  it.each(['XmlParse', 'XmlCompose', 'FlatFileDecoding', 'FlatFileEncoding'])('%s fails without one', async (type) => {
    for (const inputs of [{ content: '<o/>' }, standard]) {
      expect(await run(type, inputs)).toMatchObject({ status: 'Failed', error: { code: 'InvalidTemplate' } });
    }
  });
});

describe('IntegrationAccountArtifactLookup', () => {
  it('asks for the artifact by kind and name', async () => {
    const inputs = { artifactType: 'Map', artifactName: "@{'m'}" };
    expect((await run('IntegrationAccountArtifactLookup', inputs))?.inputs).toEqual({
      artifactType: 'Map',
      artifactName: 'm',
    });
  });

  it('fails without a name', async () => {
    expect(await run('IntegrationAccountArtifactLookup', { artifactType: 'Map' })).toMatchObject({
      error: { code: 'InvalidTemplate' },
    });
  });
});

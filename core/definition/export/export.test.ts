import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { readDefinitionFile } from '#core/definition/read-definition-file.ts';
import { exportArm } from './export-arm.ts';
import { exportStandard } from './export-standard.ts';

const FLOW = `{
    "triggers": {"manual": {"type": "Request"}},
    "parameters": {
        "Base": {"type": "String"},
        "Key": {"type": "SecureString"},
        "Rate": {"type": "Float"},
        "Known": {"type": "Int", "defaultValue": 3}
    },
    "actions": {
        "List": {"type": "Compose", "inputs": ["[not a template]", "[1] and more", "[[twice]", 1.0]},
        "Off": {"type": "Compose", "inputs": "@appsetting('x')", "metadata": {"disabled": true}}
    }
}
`;

describe('exportStandard', () => {
  it('puts the text into its wrapper without another change', () => {
    const { text } = exportStandard(FLOW, { kind: 'Stateless' });
    expect(text.startsWith('{\n    "definition": {\n        "triggers": {"manual"')).toBe(true);
    expect(text.endsWith('    },\n    "kind": "Stateless"\n}\n')).toBe(true);
    expect(text).toContain('"inputs": ["[not a template]", "[1] and more", "[[twice]", 1.0]');
    expect(parseDefinition(text).definition).toEqual(parseDefinition(FLOW).definition);
    expect(exportStandard(text).text).toBe(text);
    expect(exportStandard('{"actions":{}}').text).toBe('{"definition":{"actions":{}},"kind":"Stateful"}');
  });

  it('writes given values beside it, but no secrets', () => {
    const { parametersText } = exportStandard(FLOW, { values: { base: 'http://x', Key: 'secret', Other: 1 } });
    expect(JSON.parse(parametersText ?? '')).toEqual({ Base: { type: 'String', value: 'http://x' } });
    expect(exportStandard(FLOW).parametersText).toBeUndefined();
  });

  it('says what is lost there', () => {
    const { costs } = exportStandard(FLOW);
    expect(costs.map(({ code, action, pointer }) => [code, action, pointer])).toEqual([
      ['DisabledStep', 'Off', '/definition/actions/Off'],
      ['SecureParameter', '', '/definition/parameters/Key'],
    ]);
  });

  it('refuses a text without a definition', () => {
    expect(() => exportStandard('[]')).toThrow('no definition');
    expect(() => exportStandard('{"actions": {')).toThrow('Line 1');
  });
});

describe('exportArm', () => {
  const values = { Base: '[a]', Key: 'secret', Rate: 1.5 };

  it('escapes every text that a template would evaluate', () => {
    const { text } = exportArm(FLOW, { name: 'My flow' });
    expect(text).toContain('"inputs": ["[[not a template]", "[1] and more", "[[[twice]", 1.0]');
    expect(JSON.parse(text).resources[0]).toMatchObject({
      type: 'Microsoft.Logic/workflows',
      name: "[parameters('logicAppName')]",
      properties: { state: 'Enabled' },
    });
  });

  it('makes parameters of the template, with the values as defaults but for secrets', () => {
    const template = JSON.parse(exportArm(FLOW, { name: 'My flow', values }).text);
    expect(template.parameters).toMatchObject({
      logicAppName: { type: 'string', defaultValue: 'My flow' },
      Base: { type: 'string', defaultValue: '[[a]' },
      Key: { type: 'securestring' },
    });
    expect(template.parameters.Key).not.toHaveProperty('defaultValue');
    expect(template.resources[0].properties.parameters).toEqual({
      Base: { value: "[parameters('Base')]" },
      Key: { value: "[parameters('Key')]" },
      Rate: { value: "[json('1.5')]" },
    });
  });

  it('says what is lost there, and which value is missing', () => {
    const codes = exportArm(FLOW, { name: 'My flow' }).costs.map(({ code }) => code);
    expect(codes).toEqual(['DisabledStep', 'AppSettingOutsideStandard', 'MissingValue']);
  });

  it('is read back as it was', () => {
    const [read] = readDefinitionFile(exportArm(FLOW, { name: 'My flow', values }).text).definitions;
    expect(read?.name).toBe('My flow');
    expect(parseDefinition(read?.text ?? '').definition).toEqual(parseDefinition(FLOW).definition);
    expect(read?.values).toMatchObject({ Base: '[a]' });
  });
});

const CORPUS = resolve(import.meta.dirname, '../../../../shared/corpus');

describe.skipIf(!existsSync(CORPUS))('real definitions', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.json')) : [];
  it.each(files)('%s is read back from both exports', (file) => {
    const text = readFileSync(resolve(CORPUS, file), 'utf8');
    const { definition } = parseDefinition(text);
    expect(parseDefinition(exportStandard(text).text).definition).toEqual(definition);
    const [read] = readDefinitionFile(exportArm(text, { name: 'x' }).text).definitions;
    expect(parseDefinition(read?.text ?? '').definition).toEqual(definition);
  });
});

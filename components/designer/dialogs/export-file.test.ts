import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDefinitionFile } from '#core/definition/read-definition-file.ts';
import { type ExportFormat, exportFile } from './export-file.ts';

const TEXT = `{
  "triggers": { "manual": { "type": "Request" } },
  "parameters": { "url": { "type": "String" }, "key": { "type": "SecureString" } },
  "actions": { "A": { "type": "Compose",   "inputs": "@parameters('url')" } }
}
`;
const SOURCE = { name: 'Größe & Orders', text: TEXT, values: { url: 'http://x', key: 'hush' } };

const file = (format: ExportFormat, values = {}) => exportFile(format, { ...SOURCE, values });

describe('a file of the draft', () => {
  it('is the text itself, byte for byte, for Millrace', () => {
    const { fileName, bytes } = file('own');
    expect(fileName).toBe('Gro-e-Orders.json');
    expect(strFromU8(bytes)).toBe(TEXT);
  });

  it('is a workflow.json for Standard, in a project when values were given, never with secrets', () => {
    expect(file('standard').fileName).toBe('workflow.json');
    const { fileName, bytes } = exportFile('standard', SOURCE);
    const files = unzipSync(bytes);
    expect(fileName).toBe('Gro-e-Orders.zip');
    expect(Object.keys(files)).toEqual(['Gro-e-Orders/workflow.json', 'parameters.json']);
    const parameters = strFromU8(files['parameters.json'] ?? new Uint8Array());
    expect(parameters).toContain('http://x');
    expect(parameters).not.toContain('hush');
  });

  it('is a template that is read back as what it was', () => {
    const [read] = readDefinitionFile(strFromU8(file('arm').bytes)).definitions;
    expect(JSON.parse(read?.text ?? '')).toMatchObject(JSON.parse(TEXT));
  });
});

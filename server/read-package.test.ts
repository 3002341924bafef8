import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#core/limits.ts';
import { AppError } from './app-error.ts';
import { readPackage } from './read-package.ts';

const DEFINITION = { triggers: { manual: { type: 'Request' } }, actions: {} };

function zip(files: { [path: string]: unknown }): Uint8Array {
  const entries = Object.entries(files).map(([path, value]) => [path, strToU8(JSON.stringify(value))]);
  return zipSync(Object.fromEntries(entries) as Zippable);
}

const namesIn = (files: { [path: string]: unknown }): string[] =>
  readPackage(zip(files), 'x.zip').definitions.map(({ name }) => name);

describe('a package', () => {
  it('of Power Automate gives its flows with their names', () => {
    const flow = (rest: object) => ({ properties: { ...rest, connectionReferences: {}, definition: DEFINITION } });
    expect(
      namesIn({
        'manifest.json': {},
        'Microsoft.Flow/flows/6420a0b5/definition.json': flow({ displayName: 'Try, catch' }),
        'Microsoft.Flow/flows/6420a0b5/apisMap.json': {},
      }),
    ).toEqual(['Try, catch']);
    expect(namesIn({ 'Workflows/Send_mail-C5ECB6EA-E4E1-EA11-A813-000D3A1ABE26.json': flow({}) })).toEqual([
      'Send_mail',
    ]);
  });

  it('with a Standard project gives each workflow with the parameters and connections it uses', () => {
    const actions = {
      Query: {
        type: 'ServiceProvider',
        inputs: { parameters: { url: "@parameters('Url')" }, serviceProviderConfiguration: { connectionName: 'sql' } },
      },
    };
    const connections = {
      serviceProviderConnections: { sql: { serviceProvider: { id: '/serviceProviders/sql' } } },
      managedApiConnections: { unused: { api: { id: '/managedApis/office365' } } },
    };
    const { definitions, failed } = readPackage(
      zip({
        'host.json': {},
        'local.settings.json': { Values: { Secret: 'x' } },
        'connections.json': connections,
        'parameters.json': { Url: { type: 'String', value: 'https://example.com' }, Other: { type: 'Int', value: 1 } },
        'Orders/workflow.json': { definition: { ...DEFINITION, actions }, kind: 'Stateful' },
        'Broken/workflow.json': { kind: 'Stateful' },
      }),
      'project.zip',
    );
    expect(definitions).toMatchObject([
      {
        name: 'Orders',
        format: 'standard',
        values: { Url: 'https://example.com' },
        connections: [{ name: 'sql', connector: 'sql' }],
      },
    ]);
    expect(definitions[0]?.values).not.toHaveProperty('Other');
    expect(failed).toMatchObject([{ file: 'Broken/workflow.json' }]);
  });

  it('is never read outside itself', () => {
    const files = {
      '../evil/workflow.json': DEFINITION,
      '/abs/workflow.json': DEFINITION,
      'C:/workflow.json': DEFINITION,
    };
    expect(() => namesIn(files)).toThrow('no definition');
  });

  it('is refused before it is unpacked when it would grow too much', () => {
    const bomb = zipSync({ 'a.json': new Uint8Array(LIMITS.importUnpacked.ours + 1) }, { level: 9 });
    expect(() => readPackage(bomb, 'x.zip')).toThrow(expect.objectContaining({ code: 'BodyTooLarge' }));
  });
});

describe('a file', () => {
  it('alone is a definition with the name of the file', () => {
    const text = JSON.stringify(DEFINITION);
    expect(readPackage(strToU8(text), 'Greeting.json').definitions).toMatchObject([{ name: 'Greeting', text }]);
  });

  it('that is none is refused with the reason', () => {
    expect(() => readPackage(strToU8('{"a": }'), 'x.json')).toThrow('line 1, column 7');
    expect(() => readPackage(strToU8('PK\u0003\u0004 damaged'), 'x.zip')).toThrow('damaged');
  });

  it('of any bytes is read or refused in words', () => {
    const sound = zip({ 'Orders/workflow.json': { definition: DEFINITION } });
    const broken = fc.tuple(fc.nat(sound.length - 1), fc.nat(255)).map(([at, byte]) => sound.with(at, byte));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), broken), (bytes) => {
        try {
          expect(readPackage(bytes, 'x').definitions).not.toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the text of a file', () => {
  const text = JSON.stringify({ ...DEFINITION, description: 'Größe' });
  const nameOf = (bytes: Uint8Array) => readPackage(bytes, 'x.json').definitions[0]?.text;

  it('is read in UTF-8 and UTF-16, with or without a mark', () => {
    expect(nameOf(strToU8(`\uFEFF${text}`))).toBe(text);
    expect(nameOf(new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')))).toBe(text);
    expect(nameOf(new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()))).toBe(text);
  });

  it('in another encoding is refused, in a package for that file alone', () => {
    const latin = new Uint8Array(Buffer.from(text, 'latin1'));
    expect(() => readPackage(latin, 'x.json')).toThrow(/UTF-8/);
    const { definitions, failed } = readPackage(
      zipSync({ 'A/workflow.json': latin, 'B/workflow.json': strToU8(text) }),
      'x.zip',
    );
    expect(definitions.map(({ name }) => name)).toEqual(['B']);
    expect(failed).toMatchObject([{ file: 'A/workflow.json', message: expect.stringContaining('UTF-8') }]);
  });

  it('of the parameters beside a workflow is said to be broken, and may hold comments', () => {
    const workflow = strToU8(JSON.stringify({ definition: { ...DEFINITION, description: "@parameters('Url')" } }));
    const values = (parameters: string) =>
      readPackage(zipSync({ 'parameters.json': strToU8(parameters), 'A/workflow.json': workflow }), 'x.zip');
    const commented = '{ // the address\n "Url": { "type": "String", "value": "u" }, }';
    expect(values(commented)).toMatchObject({ definitions: [{ values: { Url: 'u' } }], failed: [] });
    expect(values('{ "Url": ').failed).toMatchObject([{ file: 'parameters.json' }]);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateDefinition } from '#core/validation/validate-definition.ts';
import { readDefinitionFile } from './read-definition-file.ts';

const TRIGGERS = { manual: { type: 'Request', kind: 'Http', inputs: {} } };

function only(file: unknown) {
  const { definitions, problem } = readDefinitionFile(typeof file === 'string' ? file : JSON.stringify(file));
  expect(problem).toBeUndefined();
  expect(definitions).toHaveLength(1);
  return definitions[0] ?? expect.fail('no definition');
}

function template(definition: object, rest: object = {}, properties: object = {}) {
  const workflow = {
    type: 'Microsoft.Logic/workflows',
    name: "[parameters('logicAppName')]",
    properties: { definition: { triggers: TRIGGERS, ...definition }, ...properties },
  };
  return { parameters: { logicAppName: { type: 'string', defaultValue: 'Orders' } }, resources: [workflow], ...rest };
}

const send = (inputs: unknown) => ({ actions: { Send: { type: 'Compose', inputs, runAfter: {} } } });

describe('what a file is', () => {
  it.each([
    ['definition', '{ "triggers":{},  "actions": {}, "x": [1.0] }\n'],
    ['standard', '{ "definition": {"triggers": {}, "actions": {}},\n "kind": "Stateful" }'],
  ])('keeps a %s byte for byte', (format, text) => {
    expect(only(text)).toMatchObject({ format, text });
  });

  it('takes the definition out of a resource, in its own layout', () => {
    const text =
      '{\n  "type": "Microsoft.Logic/workflows",\n  "properties": {\n    "definition": {\n      "actions": {},\n      "new": 1e3\n    }\n  }\n}';
    expect(only(text)).toMatchObject({ format: 'resource', text: '{\n  "actions": {},\n  "new": 1e3\n}' });
  });

  it('takes name, definition and connections out of a flow of Power Automate', () => {
    const host = { connectionName: 'shared_office365', apiId: '/providers/Microsoft.PowerApps/apis/shared_office365' };
    const actions = { Mail: { type: 'OpenApiConnection', inputs: { host } } };
    const file = {
      properties: {
        displayName: 'Weekly mail',
        connectionReferences: { shared_office365: { api: { name: 'shared_office365' } } },
        definition: { triggers: TRIGGERS, actions, parameters: { $connections: { type: 'Object', defaultValue: {} } } },
      },
    };
    expect(only(file)).toMatchObject({
      format: 'powerAutomate',
      name: 'Weekly mail',
      connections: [{ name: 'shared_office365', connector: 'office365' }],
      parameters: [],
    });
  });

  it.each(['', '{', '[]', '5', '{}', '{"resources": [{"type": "Microsoft.Web/sites"}]}'])('refuses %j', (text) => {
    expect(readDefinitionFile(text)).toEqual({ definitions: [], problem: expect.stringContaining('The file') });
  });
});

describe('a template', () => {
  it('has its expressions lifted into parameters of the flow', () => {
    const parameters = { mail: { type: 'string' }, days: { type: 'int', defaultValue: 3 } };
    const file = template(
      send({ to: "[parameters('mail')]", cc: "[parameters('mail')]", days: "[parameters('days')]" }),
      {
        parameters,
      },
    );
    const read = only(file);
    expect(JSON.parse(read.text)).toMatchObject({
      parameters: { mail: { type: 'String' }, days: { type: 'Int', defaultValue: 3 } },
      actions: {
        Send: { inputs: { to: "@parameters('mail')", cc: "@parameters('mail')", days: "@parameters('days')" } },
      },
    });
    expect(read).toMatchObject({ format: 'template', open: [], parameters: [{ name: 'mail' }, { defaultValue: 3 }] });
    expect(validateDefinition(read.text)).toEqual([]);
  });

  it('is worked out as far as it goes', () => {
    const read = only(
      template(send("[concat('https://', variables('Host'), '/x')]"), {
        variables: { host: "[toLower('EXAMPLE.com')]" },
      }),
    );
    expect(read.parameters).toMatchObject([{ name: 'Host', type: 'String', defaultValue: 'https://example.com/x' }]);
  });

  it('keeps expressions of the flow that it builds from text, and text in double brackets', () => {
    const parts = { it: "[concat('@body(''', 'Get', ''')')]", text: '[[x]', plain: '[Note] x', list: '[abc]' };
    expect(JSON.parse(only(template(send(parts))).text).actions.Send.inputs).toEqual({
      ...{ it: "@body('Get')", text: '[x]', plain: '[Note] x', list: '[abc]' },
    });
  });

  it('writes values where no expression may stand', () => {
    const triggers = { Every: { type: 'Recurrence', recurrence: { frequency: "[parameters('f')]", interval: 1 } } };
    const parameters = { f: { type: 'string', defaultValue: 'Day' }, later: { type: 'string' } };
    const own = { p: { type: 'String', defaultValue: "[parameters('later')]" } };
    const read = only(template({ triggers, actions: {}, parameters: own }, { parameters }));
    expect(JSON.parse(read.text).triggers.Every.recurrence.frequency).toBe('Day');
    expect(read.open).toEqual(["[parameters('later')]"]);
  });

  it('gives names that are free', () => {
    const read = only(template({ ...send("[parameters('p')]"), parameters: { P: { type: 'String' } } }));
    expect(Object.keys(JSON.parse(read.text).parameters)).toEqual(['P', 'p_2']);
  });

  it('tells values and connections that come with it', () => {
    const id = "[concat(subscription().id, '/providers/Microsoft.Web/locations/x/managedApis/office365')]";
    const value = { mail: { connectionId: "[resourceId('a', 'b')]", id } };
    const parameters = {
      $connections: { value },
      url: { value: "[concat('a', 'b')]" },
      key: { value: "[reference('x')]" },
    };
    const declared = { url: { type: 'String' }, key: { type: 'SecureString' }, $connections: { type: 'Object' } };
    const read = only(template({ ...send(1), parameters: declared }, {}, { parameters }));
    expect(read.name).toBe('Orders');
    expect(read.connections).toEqual([{ name: 'mail', connector: 'office365' }]);
    expect(read.parameters).toEqual([
      { name: 'url', type: 'String', value: 'ab' },
      { name: 'key', type: 'SecureString' },
    ]);
  });

  it('may hold several, in other resources and nested templates', () => {
    const one = template(send(1));
    const nested = {
      resources: { deploy: { type: 'Microsoft.Resources/deployments', properties: { template: one } } },
    };
    const file = {
      resources: [...one.resources, { type: 'x', resources: one.resources }, ...Object.values(nested.resources)],
    };
    expect(readDefinitionFile(JSON.stringify(file)).definitions).toHaveLength(3);
  });

  it('ends, however its variables call each other', () => {
    const variables = { a: "[concat(variables('b'), variables('b'))]", b: "[concat(variables('a'), variables('a'))]" };
    expect(only(template(send("[variables('a')]"), { variables })).parameters).toMatchObject([{ name: 'a' }]);
  });
});

describe('any input', () => {
  it('is read without an exception', () => {
    const names = [
      ...['properties', 'definition', 'parameters', 'resources', 'type', 'triggers', 'actions', 'inputs', 'value'],
      ...['$connections', 'connectionReferences', 'defaultValue', 'variables', 'template', '__proto__', 'host', 'a'],
    ];
    const texts = [
      ...["[parameters('a')]", '[[x]', "[variables('__proto__')]", "[concat(variables('a'),variables('a'))]"],
      ...['Microsoft.Logic/workflows', "@appsetting('x')", '[constructor()]', "[parameters('a')[0].b]", '[(('],
    ];
    const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 7 },
        fc.constantFrom(null, 1, true, '', ...texts),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 5 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, fc.string(), fc.nat(30), (any, text, cut) => {
        const wrapped = { resources: [{ type: 'Microsoft.Logic/workflows', properties: any }], parameters: any };
        for (const file of [any, wrapped, { properties: any }]) {
          const json = JSON.stringify(file);
          readDefinitionFile(json);
          readDefinitionFile(json.slice(0, json.length - cut));
        }
        readDefinitionFile(text);
      }),
      { numRuns: 300 },
    );
  });
});

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');

describe.skipIf(!existsSync(CORPUS))('real definitions', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.json')) : [];
  it.each(files)('%s comes as it is, also out of a resource', (file) => {
    const text = readFileSync(resolve(CORPUS, file), 'utf8').replace(/^\uFEFF/, '');
    expect(only(text)).toMatchObject({ format: 'standard', text });
    const { definition } = JSON.parse(text);
    const read = only({ type: 'Microsoft.Logic/workflows', properties: { definition } });
    const lifted = read.parameters.filter(({ name }) => definition.parameters?.[name] === undefined);
    if (lifted.length === 0) expect(JSON.parse(read.text)).toEqual(definition);
    // Its parameter has a default that only the template knew.
    expect(read.open).toEqual(file.startsWith('069') ? ["[parameters('MDETag')]"] : []);
  });
});

describe('a definition of another time or place', () => {
  const only = (file: unknown) => {
    const [read] = readDefinitionFile(JSON.stringify(file, undefined, 2)).definitions;
    return JSON.parse(read?.text ?? 'null');
  };
  const call = { type: 'Http', inputs: { method: 'GET', uri: 'https://example.com' } };

  it('waits by runAfter', () => {
    const actions = { A: { ...call, conditions: [] }, B: { ...call, conditions: [{ dependsOn: 'A' }] } };
    const read = only({ triggers: { manual: { type: 'Manual' } }, actions });
    expect(read.actions.B).toEqual({ ...call, runAfter: { A: ['Succeeded'] } });
    expect(read.triggers).toEqual({ manual: { type: 'Manual' } });
  });

  it('goes through the items of its loops as Power Automate does', () => {
    const loop = { type: 'Foreach', foreach: '@triggerBody()', actions: {} };
    const parallel = { ...loop, runtimeConfiguration: { concurrency: { repetitions: 5 } } };
    const definition = { triggers: {}, actions: { Each: { ...loop, actions: { Inner: loop } }, Many: parallel } };
    const { actions } = only({ properties: { connectionReferences: {}, definition } });
    expect(actions.Each.operationOptions).toBe('Sequential');
    expect(actions.Each.actions.Inner.operationOptions).toBe('Sequential');
    expect(actions.Many).toEqual(parallel);
    expect(only(definition)).toEqual(definition);
  });
});

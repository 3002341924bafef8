import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { schemaOfText, typeOfSchema } from './expression-schema.ts';
import { expressionScope, type ScopeEntry } from './expression-scope.ts';

const ORDER = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
  },
};

const DEFINITION: WorkflowDefinition = {
  parameters: { Limit: { type: 'Int', description: 'Most orders.' } },
  triggers: { manual: { type: 'Request', inputs: { schema: ORDER } } },
  actions: {
    Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'total', type: 'Float' }] } },
    Get_order: { type: 'Http', inputs: { uri: 'x' }, runAfter: { Init: ['Succeeded'] } },
    Words: { type: 'Compose', inputs: { text: 'a', order: '@triggerBody()' }, runAfter: { Get_order: ['Succeeded'] } },
    Loop: {
      type: 'Foreach',
      foreach: "@triggerBody()?['lines']",
      runAfter: { Words: ['Succeeded'] },
      actions: { Inner: { type: 'Compose', inputs: '' } },
    },
    Later: { type: 'Compose', inputs: '', runAfter: { Loop: ['Succeeded'] } },
  },
};

function entries(name: string | undefined): ScopeEntry[] {
  return expressionScope(DEFINITION, name).groups.flatMap((group) => group.entries);
}

const expressions = (name: string | undefined) => entries(name).map((entry) => entry.expression);

describe('what an expression can see', () => {
  it('is offered with the nearest step first, and only what can be reached', () => {
    const titles = expressionScope(DEFINITION, 'Words').groups.map((group) => group.title);
    expect(titles).toEqual(['Get order', 'manual', 'Variables', 'Parameters']);
    expect(expressions('Get_order')).not.toContain("outputs('Words')");
  });

  it('has the properties that a schema names, with their types', () => {
    const id = entries('Get_order').find((entry) => entry.expression === "triggerBody()?['id']");
    expect(id).toMatchObject({ label: 'id', detail: 'integer' });
  });

  it('tells what belongs to each item of a list', () => {
    const sku = entries('Get_order').find((entry) => entry.each);
    expect(sku).toMatchObject({
      label: 'sku of each item',
      each: { list: "triggerBody()?['lines']", rest: "?['sku']" },
    });
  });

  it('turns the items of a list into the current item inside a loop over it', () => {
    expect(expressions('Inner')).toContain("items('Loop')?['sku']");
    expect(entries('Inner').filter((entry) => entry.each?.list === "triggerBody()?['lines']")).toEqual([]);
  });

  it('learns what the chosen run has shown', () => {
    const body = { type: 'object', properties: { mail: { type: 'string' } } };
    const seen = { actions: new Map([['get_order', { type: 'object', properties: { body } }]]) };
    const scope = expressionScope(DEFINITION, 'Words', seen);
    expect(scope.groups[0]?.entries.map((entry) => entry.expression)).toContain("body('Get_order')?['mail']");
  });
});

describe('the type of an expression', () => {
  const { schemas } = expressionScope(DEFINITION, 'Inner');
  const type = (expression: string) => typeOfSchema(schemaOfText(expression, schemas));

  it.each([
    ["triggerBody()?['id']", 'integer'],
    ["triggerOutputs()?['body']?['lines']", 'array'],
    ["first(triggerBody()?['lines'])?['sku']", 'string'],
    ["triggerBody()?['lines'][0]['SKU']", 'string'],
    ["outputs('Words')?['order']?['id']", 'integer'],
    ["items('Loop')?['sku']", 'string'],
    ["variables('TOTAL')", 'number'],
    ["parameters('limit')", 'integer'],
    ["actions('Get_order')?['outputs']?['statusCode']", 'integer'],
    ["concat('a', 'b')", 'string'],
    ["body('Get_order')", 'any'],
    ['broken(', 'any'],
  ])('%s is %s', (expression, expected) => {
    expect(type(expression)).toBe(expected);
  });
});

describe('types in deep and nested places', () => {
  it('are known of a long chain as far as anybody looks', () => {
    const chain = Array.from({ length: 600 }, (_, index) => [
      `S${index}`,
      {
        type: 'Compose',
        inputs: { before: `@outputs('S${index - 1}')` },
        runAfter: { [`S${index - 1}`]: ['Succeeded'] },
      },
    ]);
    const { schemas } = expressionScope({ actions: Object.fromEntries(chain) }, 'S599');
    expect(typeOfSchema(schemaOfText("outputs('S598')?['before']?['before']", schemas))).toBe('object');
  });

  it('take the items of the list around a list', () => {
    const lines = { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } };
    const orders = { type: 'array', items: { type: 'object', properties: { lines } } };
    const definition: WorkflowDefinition = {
      triggers: { manual: { type: 'Request', inputs: { schema: orders } } },
      actions: {
        Orders: {
          type: 'Foreach',
          foreach: '@triggerBody()',
          actions: {
            Names: { type: 'Select', inputs: { from: "@item()?['lines']", select: "@item()?['sku']" } },
            Use: { type: 'Compose', inputs: '', runAfter: { Names: ['Succeeded'] } },
          },
        },
      },
    };
    const typeIn = (step: string, expression: string) =>
      typeOfSchema(schemaOfText(expression, expressionScope(definition, step).schemas));
    expect(typeIn('Names', "item()?['sku']")).toBe('string');
    expect(typeIn('Use', "item()?['lines']")).toBe('array');
    expect(typeIn('Use', "first(body('Names'))")).toBe('string');
  });
});

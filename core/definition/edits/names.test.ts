import { describe, expect, it } from 'vitest';
import { codeReferences } from './code-references.ts';
import { findUsages } from './find-usages.ts';
import { renameAction } from './rename-action.ts';
import { renameCase } from './rename-case.ts';
import { renameParameter } from './rename-parameter.ts';
import { renameVariable } from './rename-variable.ts';

const CODE = [
  'const a = workflowContext.actions.Get_order.outputs; // workflowContext.actions.Get_order',
  "const text = 'workflowContext.actions.Get_order';",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code in a text
  "return `${workflowContext?.actions?.['Get_order'].outputs}` + workflowContext.actions.Get_orders;",
].join('\n');

const FLOW = JSON.stringify(
  {
    definition: {
      metadata: { notes: { n: { content: 'x', metadata: { step: 'Get_order' } } } },
      parameters: { Base: { type: 'String' } },
      triggers: { manual: { type: 'Request' } },
      actions: {
        Init: {
          type: 'InitializeVariable',
          inputs: { variables: [{ name: 'Total', type: 'integer', value: "@triggerBody()?['n']" }] },
        },
        Get_order: {
          type: 'Http',
          inputs: { method: 'GET', uri: "@{parameters('base')}/orders", headers: { "@parameters('Base')": 'x' } },
          runAfter: { Init: ['Succeeded'] },
        },
        Add: { type: 'IncrementVariable', inputs: { name: 'total', value: 1 }, runAfter: { Get_order: ['Succeeded'] } },
        Loop: {
          type: 'Foreach',
          foreach: "@body('Get_order')",
          actions: {
            Use: { type: 'Compose', inputs: "@add(variables('Total'), items('Loop')?['total'])" },
            Code: {
              type: 'JavaScriptCode',
              inputs: { code: CODE, explicitDependencies: { actions: ['get_order'], includeTrigger: true } },
            },
          },
          runAfter: { Add: ['Succeeded'] },
        },
        Choose: {
          type: 'Switch',
          expression: "@actions('Get_order')?['status']",
          cases: { Yes: { case: 'a', actions: {} }, No: { case: 'b', actions: {} } },
          runAfter: { Loop: ['Succeeded'] },
        },
      },
      outputs: { total: { type: 'Int', value: "@variables('TOTAL')" } },
    },
    kind: 'Stateful',
  },
  null,
  2,
);

/** What the ranges of the usages cover, and how they name it. */
function usages(kind: Parameters<typeof findUsages>[1]['kind'], name: string): string[] {
  return findUsages(FLOW, { kind, name }).map(({ as, range }) => `${as} ${FLOW.slice(range.start, range.end)}`);
}

describe('findUsages', () => {
  it('finds a step in runAfter, expressions, code and notes', () => {
    expect(usages('step', 'get_ORDER')).toEqual([
      'note "Get_order"',
      'declaration "Get_order"',
      'runAfter "Get_order"',
      "expression 'Get_order'",
      'code .Get_order',
      "code ?.['Get_order']",
      'dependency "get_order"',
      "expression 'Get_order'",
    ]);
  });

  it('finds where a variable is declared, changed and read', () => {
    expect(usages('variable', 'total')).toEqual([
      'declaration "Total"',
      'change "total"',
      "expression 'Total'",
      "expression 'TOTAL'",
    ]);
  });

  it('finds a parameter also in names of properties, and what reads the trigger', () => {
    expect(usages('parameter', 'BASE')).toEqual(['declaration "Base"', "expression 'base'", "expression 'Base'"]);
    expect(usages('trigger', 'manual')).toEqual(['declaration "manual"', 'expression triggerBody()']);
  });

  it('points at the text that holds the name', () => {
    const [, , inName] = findUsages(FLOW, { kind: 'parameter', name: 'base' });
    expect(inName?.pointer).toBe("/definition/actions/Get_order/inputs/headers/@parameters('Base')");
    expect(findUsages(FLOW, { kind: 'step', name: 'Nobody' })).toEqual([]);
  });
});

describe('renaming', () => {
  it('takes code, dependencies and notes along, and comes back to the byte', () => {
    const text = renameAction(FLOW.replaceAll('get_order', 'Get_order'), { name: 'Get_order', newName: "It's" });
    const { definition } = JSON.parse(text);
    const { code, explicitDependencies } = definition.actions.Loop.actions.Code.inputs;
    expect(code).toBe(
      CODE.replace('.actions.Get_order.outputs', ".actions['It\\'s'].outputs").replace(
        "['Get_order'].outputs",
        "['It\\'s'].outputs",
      ),
    );
    expect(explicitDependencies.actions).toEqual(["It's"]);
    expect(definition.metadata.notes.n.metadata.step).toBe("It's");
    expect(definition.actions.Choose.expression).toBe("@actions('It''s')?['status']");
    const plain = FLOW.replaceAll('get_order', 'Get_order').replace("?.['Get_order']", '?.Get_order');
    expect(
      renameAction(renameAction(plain, { name: 'Get_order', newName: 'a b' }), { name: 'a b', newName: 'Get_order' }),
    ).toBe(plain);
  });

  it('follows a loop into items()', () => {
    expect(renameAction(FLOW, { name: 'Loop', newName: 'Each' })).toBe(
      FLOW.replace('"Loop": {', '"Each": {')
        .replace("items('Loop')", "items('Each')")
        .replace('"Loop": [', '"Each": ['),
    );
  });

  it('renames a variable wherever it is declared, changed and read', () => {
    const text = renameVariable(FLOW, { name: 'TOTAL', newName: 'Sum' });
    expect(JSON.parse(text).definition.actions.Init.inputs.variables).toMatchObject([{ name: 'Sum', type: 'integer' }]);
    expect(text).toContain("@add(variables('Sum'), items('Loop')?['total'])");
    expect(text).not.toMatch(/variables\('total'\)/i);
    expect(JSON.parse(text).definition.actions.Add.inputs.name).toBe('Sum');
    expect(() => renameVariable(FLOW, { name: 'nobody', newName: 'x' })).toThrow('no variable named');
    expect(() => renameVariable(FLOW, { name: 'total', newName: ' ' })).toThrow('Give the variable a name');
  });

  it('renames a parameter in expressions and in names of properties', () => {
    const text = renameParameter(FLOW, { name: 'base', newName: 'Root' });
    expect(text).toBe(FLOW.replace('"Base"', '"Root"').replaceAll(/parameters\('base'\)/gi, "parameters('Root')"));
    expect(() => renameParameter(FLOW, { name: 'Base', newName: '' })).toThrow('Give the parameter a name');
  });

  it('renames a case, but not to the name of another one', () => {
    expect(renameCase(FLOW, { name: 'choose', case: 'Yes', newName: 'Of course' })).toBe(
      FLOW.replace('"Yes": {', '"Of course": {'),
    );
    expect(() => renameCase(FLOW, { name: 'Choose', case: 'Yes', newName: 'no' })).toThrow('has a case "No" already');
    expect(() => renameCase(FLOW, { name: 'Choose', case: 'Maybe', newName: 'x' })).toThrow('no case named');
  });
});

describe('codeReferences', () => {
  it.each([
    ['workflowContext.actions.A', ['A']],
    ['workflowContext . actions [ "a b" ]', ['a b']],
    ["workflowContext?.actions?.['it\\'s']", ["it's"]],
    ['// workflowContext.actions.A', []],
    ['/* workflowContext.actions.A */ "workflowContext.actions.B"', []],
    ['myworkflowContext.actions.A', []],
    ['workflowContext.actions[name]', []],
    ["workflowContext.actions['\\u0041']", []],
    ['const { actions } = workflowContext; actions.A', []],
  ])('%s', (code, names) => {
    expect(codeReferences(code).map(({ name }) => name)).toEqual(names);
  });
});

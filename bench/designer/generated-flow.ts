/** Definitions of any size that look like real ones: calls, scopes, conditions, loops and parallel branches, all reading from each other. */

import type { ActionDefinition, ActionDefinitions } from '#core/definition/types.ts';
import type { Value } from '#core/json/value.ts';

const SCHEMA =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';

/** Steps of one stage of the flow. */
const STAGE = 12;

/** A definition of about `count` actions, in stages behind each other. */
export function generatedFlow(count: number): object {
  const stages = Array.from({ length: Math.ceil(count / STAGE) }, (_, index) => stage(index));
  return {
    $schema: SCHEMA,
    contentVersion: '1.0.0.0',
    parameters: { base: { type: 'String', defaultValue: 'http://127.0.0.1:9' } },
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: { schema: { type: 'object' } } } },
    actions: Object.assign({}, ...stages),
    outputs: {},
  };
}

/** A call, beside it a scope with a condition and a loop in it, and a step behind both. */
function stage(index: number): ActionDefinitions {
  const named = (name: string) => `${name}_${index}`;
  const order = `@body('${named('Get_order')}')`;
  const before = index === 0 ? [] : [`Summary_${index - 1}`];
  return {
    [named('Get_order')]: call(`@concat(parameters('base'), '/orders/', triggerBody()?['id'])`, before),
    [named('Prices')]: call(`@{parameters('base')}/prices?order=@{body('${named('Get_order')}')?['id']}`, [
      named('Get_order'),
    ]),
    [named('Handle_order')]: {
      type: 'Scope',
      actions: {
        [named('Address')]: step(`${order}?['customer']?['address']`),
        [named('Is_large')]: condition(named, order),
        [named('Each_line')]: loop(named, order),
      },
      ...after([named('Get_order')]),
    },
    [named('Summary')]: step(
      `Order @{body('${named('Get_order')}')?['id']}: @{outputs('${named('Address')}')?['city']}`,
      [named('Prices'), named('Handle_order')],
    ),
  };
}

type Named = (name: string) => string;

function condition(named: Named, order: string): ActionDefinition {
  return {
    type: 'If',
    expression: { and: [{ greater: [`${order}?['total']`, 1000] }] },
    actions: { [named('Ask')]: step('yes'), [named('Tell')]: step(`@outputs('${named('Ask')}')`, [named('Ask')]) },
    else: { actions: { [named('Accept')]: step('no') } },
    ...after([named('Address')]),
  };
}

function loop(named: Named, order: string): ActionDefinition {
  return {
    type: 'Foreach',
    foreach: `${order}?['lines']`,
    actions: {
      [named('Line')]: step("@item()?['text']"),
      [named('Text')]: step(`@toUpper(string(outputs('${named('Line')}')))`, [named('Line')]),
    },
    ...after([named('Is_large')]),
  };
}

function call(uri: string, names: readonly string[]): ActionDefinition {
  return { type: 'Http', inputs: { method: 'GET', uri, headers: { accept: 'application/json' } }, ...after(names) };
}

function step(inputs: Value, names: readonly string[] = []): ActionDefinition {
  return { type: 'Compose', inputs, ...after(names) };
}

function after(names: readonly string[]): Pick<ActionDefinition, 'runAfter'> {
  return { runAfter: Object.fromEntries(names.map((name) => [name, ['Succeeded']])) };
}

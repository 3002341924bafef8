/** What the run knows: trigger, actions, variables, parameters, loops (WDL reference 10 and 15.7). */

import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { defineFunction, type FunctionParam } from './define-function.ts';

const ACTION = {
  name: 'action',
  type: 'text',
  summary: 'Name of an action that has ended',
} as const satisfies FunctionParam;

/** The property of an object that may be missing as a whole; null when there is none. */
function propertyOf(value: Value, name: string): Value {
  if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  return isObject(value) ? (getProperty(value, name) ?? null) : null;
}

export const workflowFunctions = [
  defineFunction({
    name: 'action',
    params: [],
    returns: 'object',
    summary: 'The action that is evaluating: its name, status, inputs and outputs',
    example: { expression: "action()['outputs']['statusCode']" },
    evaluate: (_, context) => context.currentAction(),
  }),
  defineFunction({
    name: 'actions',
    params: [ACTION],
    returns: 'object',
    reference: 'action',
    summary: 'Everything about an action: status, code, inputs, outputs, times',
    example: { expression: "actions('Get_user')['status']" },
    evaluate: ([name], context) => context.action(name),
  }),
  defineFunction({
    name: 'body',
    aliases: ['actionBody'],
    params: [ACTION],
    returns: 'any',
    reference: 'action',
    summary: "The body in an action's outputs",
    example: { expression: "body('Get_user')?['email']" },
    evaluate: ([name], context) => propertyOf(propertyOf(context.action(name), 'outputs'), 'body'),
  }),
  defineFunction({
    name: 'outputs',
    aliases: ['actionOutputs'],
    params: [ACTION],
    returns: 'any',
    reference: 'action',
    summary: "An action's outputs; null when it has none",
    example: { expression: "outputs('Compose')" },
    evaluate: ([name], context) => propertyOf(context.action(name), 'outputs'),
  }),
  defineFunction({
    name: 'result',
    params: [{ name: 'container', type: 'text', summary: 'Name of a scope, condition, switch or loop that has ended' }],
    returns: 'array',
    reference: 'result',
    summary: 'The actions directly inside a container, with their status, inputs and outputs',
    example: { expression: "first(result('Try'))?['status']" },
    evaluate: ([name], context) => context.result(name),
  }),
  defineFunction({
    name: 'trigger',
    aliases: ['triggers'],
    params: [],
    returns: 'object',
    reference: 'trigger',
    summary: 'Everything about the trigger: name, outputs, times',
    example: { expression: "trigger()['startTime']" },
    evaluate: (_, context) => context.trigger(),
  }),
  defineFunction({
    name: 'triggerBody',
    params: [],
    returns: 'any',
    reference: 'trigger',
    summary: "The body in the trigger's outputs; null when there was none",
    example: { expression: "triggerBody()?['orderId']" },
    evaluate: (_, context) => propertyOf(propertyOf(context.trigger(), 'outputs'), 'body'),
  }),
  defineFunction({
    name: 'triggerOutputs',
    params: [],
    returns: 'object',
    reference: 'trigger',
    summary: "The trigger's outputs: headers, queries, body",
    example: { expression: "triggerOutputs()['headers']['X-Id']" },
    evaluate: (_, context) => propertyOf(context.trigger(), 'outputs'),
  }),
  defineFunction({
    name: 'item',
    aliases: ['repeatItem'],
    params: [],
    returns: 'any',
    reference: 'item',
    summary: 'The current item of the innermost Select, Filter array, Create table or For each',
    example: { expression: "item()?['id']" },
    evaluate: (_, context) => context.item(),
  }),
  defineFunction({
    name: 'items',
    params: [{ name: 'loop', type: 'text', summary: 'Name of a For each that this action stands in' }],
    returns: 'any',
    reference: 'loop',
    summary: 'The current item of the named loop',
    example: { expression: "items('For_each_order')?['total']" },
    evaluate: ([name], context) => context.items(name),
  }),
  defineFunction({
    name: 'iterationIndexes',
    params: [{ name: 'loop', type: 'text', summary: 'Name of an Until that this action stands in' }],
    returns: 'integer',
    reference: 'loop',
    summary: 'The number of the current cycle of the named Until, from 0',
    example: { expression: "iterationIndexes('Until_done')" },
    evaluate: ([name], context) => context.iterationIndex(name),
  }),
  defineFunction({
    name: 'variables',
    params: [{ name: 'variable', type: 'text', summary: 'Name of the variable' }],
    returns: 'any',
    reference: 'variable',
    summary: "A variable's current value",
    example: { expression: "variables('count')" },
    evaluate: ([name], context) => context.variable(name),
  }),
  defineFunction({
    name: 'parameters',
    params: [{ name: 'parameter', type: 'text', summary: 'Name of the parameter' }],
    returns: 'any',
    reference: 'parameter',
    summary: "A parameter's value",
    example: { expression: "parameters('endpoint')" },
    evaluate: ([name], context) => context.parameter(name),
  }),
  defineFunction({
    name: 'workflow',
    params: [],
    returns: 'object',
    summary: 'The workflow and its run: id, name, type, location, tags, run',
    example: { expression: 'workflow().run.name' },
    evaluate: (_, context) => context.workflow(),
  }),
  defineFunction({
    name: 'listCallbackUrl',
    params: [],
    returns: 'text',
    summary: 'The address that resumes this webhook step',
    example: { expression: 'listCallbackUrl()' },
    evaluate: (_, context) => context.callbackUrl(),
  }),
  defineFunction({
    name: 'appsetting',
    params: [{ name: 'setting', type: 'text', summary: 'Name of the application setting' }],
    returns: 'any',
    summary: "An application setting's value",
    example: { expression: "appsetting('Api.Key')" },
    evaluate: ([name], context) => context.appSetting(name),
  }),
] as const;

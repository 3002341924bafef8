import { z } from 'zod';
import { defineTrigger } from '#core/actions/define-action.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const method = z.custom<unknown>(
  (value) => typeof value === 'string' && METHODS.includes(value.toUpperCase()),
  `The method must be one of ${METHODS.join(', ')}.`,
);

/** WDL reference 3.2 and 12.1. */
export const request = defineTrigger({
  id: 'Request',
  type: 'Request',
  title: 'When an HTTP request is received',
  group: 'HTTP',
  icon: 'webhook',
  summary: 'Give the flow an address of its own; each call starts a run.',
  docs: "The flow's address is shown once it is published. Without a Response step the caller gets 202 and the id of the run.",
  inputsSchema: z
    .looseObject({
      schema: z.looseObject({}, '"schema" must be a JSON schema, an object.').nullish(),
      method: method.nullish(),
      relativePath: z.string('"relativePath" must be a text such as /orders/{id}.').nullish(),
    })
    .nullish(),
  form: [
    {
      path: ['inputs', 'schema'],
      label: 'Schema of the body',
      control: 'jsonSchema',
      help: 'Offers the properties of the body to later steps.',
    },
    {
      path: ['operationOptions'],
      label: 'Refuse bodies that do not match the schema',
      control: 'checkbox',
      word: { text: 'EnableSchemaValidation', in: 'text' },
    },
    {
      path: ['inputs', 'method'],
      label: 'Method',
      control: 'choice',
      choices: METHODS.map((name) => ({ value: name, label: name })),
      help: 'Left empty: any method.',
    },
    {
      path: ['inputs', 'relativePath'],
      label: 'Relative path',
      control: 'plainText',
      placeholder: '/orders/{id}',
      help: "Needs a method. Read a part with trigger()['outputs']['relativePathParameters'].",
    },
  ],
  settings: [
    'splitOn',
    'triggerConditions',
    'triggerRuns',
    'answerHeaders',
    'authorizationHeaders',
    'secureOutputs',
    'runKeys',
    'trackingId',
  ],
  outputs: {
    type: 'object',
    properties: {
      headers: { type: 'object', title: 'Headers' },
      queries: { type: 'object', title: 'Queries' },
      relativePathParameters: { type: 'object', title: 'Path parameters' },
      body: { title: 'Body' },
    },
  },
  create: () => ({
    type: 'Request',
    kind: 'Http',
    inputs: { schema: {} },
    operationOptions: 'EnableSchemaValidation',
  }),
});

/** What the HttpWebhook action and the HttpWebhook trigger have in common (WDL reference 3.2 and 7). */

import { z } from 'zod';
import type { FormField } from './form-field.ts';
import { isExpression, objectOf, required } from './input-schemas.ts';

const METHODS = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'].map((method) => ({ value: method, label: method }));

const subscription = z.looseObject(
  {
    method: required('The method of the subscription'),
    uri: required('The address (URI) of the subscription'),
    headers: objectOf('"headers"').nullish(),
    authentication: objectOf('"authentication"').nullish(),
    retryPolicy: objectOf('"retryPolicy"').nullish(),
  },
  '"subscribe" must be an object with method and uri.',
);

export const WEBHOOK_INPUTS = z.looseObject({
  subscribe: z.union([z.custom<string>(isExpression), subscription]),
  unsubscribe: objectOf('"unsubscribe"').nullish(),
});

export const WEBHOOK_FORM: FormField[] = [
  {
    path: ['inputs', 'subscribe', 'method'],
    label: 'Subscribe: method',
    control: 'combobox',
    required: true,
    choices: METHODS,
  },
  {
    path: ['inputs', 'subscribe', 'uri'],
    label: 'Subscribe: URI',
    control: 'text',
    required: true,
    placeholder: 'https://example.com/subscriptions',
  },
  { path: ['inputs', 'subscribe', 'headers'], label: 'Subscribe: headers', control: 'keyValue' },
  {
    path: ['inputs', 'subscribe', 'body'],
    label: 'Subscribe: body',
    control: 'value',
    help: 'Send the address along: @{listCallbackUrl()}.',
  },
  { path: ['inputs', 'subscribe', 'authentication'], label: 'Subscribe: authentication', control: 'authentication' },
  { path: ['inputs', 'subscribe', 'retryPolicy'], label: 'Subscribe: retry policy', control: 'retryPolicy' },
  { path: ['inputs', 'unsubscribe', 'method'], label: 'Unsubscribe: method', control: 'combobox', choices: METHODS },
  { path: ['inputs', 'unsubscribe', 'uri'], label: 'Unsubscribe: URI', control: 'text' },
  { path: ['inputs', 'unsubscribe', 'headers'], label: 'Unsubscribe: headers', control: 'keyValue' },
  { path: ['inputs', 'unsubscribe', 'body'], label: 'Unsubscribe: body', control: 'value' },
  {
    path: ['inputs', 'unsubscribe', 'authentication'],
    label: 'Unsubscribe: authentication',
    control: 'authentication',
  },
];

export const WEBHOOK_OUTPUTS = {
  type: 'object',
  properties: {
    headers: { type: 'object', title: 'Headers' },
    queries: { type: 'object', title: 'Queries' },
    body: { title: 'Body' },
  },
};

export const NEW_SUBSCRIPTION = {
  subscribe: { method: 'POST', uri: '', body: { callbackUrl: '@{listCallbackUrl()}' } },
  unsubscribe: {},
};

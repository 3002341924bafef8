/** What the Http action and the Http trigger have in common: the request (WDL reference 3.2, 7 and 12). */

import { z } from 'zod';
import type { FormField } from './form-field.ts';
import { objectOf, required } from './input-schemas.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];

export const HTTP_INPUTS = z.looseObject({
  method: required('The method'),
  uri: required('The address (URI)'),
  headers: objectOf('"headers"').nullish(),
  queries: objectOf('"queries"').nullish(),
  authentication: objectOf('"authentication"').nullish(),
  retryPolicy: objectOf('"retryPolicy"').nullish(),
});

export const HTTP_FORM: FormField[] = [
  {
    path: ['inputs', 'method'],
    label: 'Method',
    control: 'combobox',
    required: true,
    choices: METHODS.map((method) => ({ value: method, label: method })),
  },
  {
    path: ['inputs', 'uri'],
    label: 'URI',
    control: 'text',
    required: true,
    placeholder: 'https://example.com/orders',
  },
  { path: ['inputs', 'headers'], label: 'Headers', control: 'keyValue' },
  { path: ['inputs', 'queries'], label: 'Queries', control: 'keyValue', help: 'Added to the address, encoded.' },
  {
    path: ['inputs', 'body'],
    label: 'Body',
    control: 'value',
    help: 'An object or list is sent as JSON, text as it is.',
  },
  { path: ['inputs', 'cookie'], label: 'Cookie', control: 'text' },
  { path: ['inputs', 'authentication'], label: 'Authentication', control: 'authentication' },
];

import { expect, it } from 'vitest';
import { errorClassOf } from './error-class.ts';

it.each([
  ['InternalServerError', 'Server'],
  ['NotFound', 'Client'],
  ['TooManyRequests', 'Limit'],
  ['Unauthorized', 'Sign-in'],
  ['GatewayTimeout', 'Time-out'],
  ['ActionTimedOut', 'Time-out'],
  ['JavaScriptTimedOut', 'Time-out'],
  ['BadGateway', 'Network'],
  ['InvalidTemplate', 'Data'],
  ['XsltFailed', 'Data'],
])('%s is of the class %s', (code, expected) => {
  expect(errorClassOf(code)).toBe(expected);
});

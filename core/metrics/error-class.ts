/** What kind of failure an error code stands for, so that a few classes say what is wrong and with whom. */

import { httpStatusOf } from '#core/runs/http-status-name.ts';

export const ERROR_CLASSES = ['Server', 'Client', 'Limit', 'Sign-in', 'Time-out', 'Network', 'Data'] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];

/** Where the status alone does not say it. */
const BY_STATUS: { readonly [status: number]: ErrorClass } = {
  401: 'Sign-in',
  403: 'Sign-in',
  407: 'Sign-in',
  408: 'Time-out',
  429: 'Limit',
  // What stands before the server, or our own connection to it, got no answer.
  502: 'Network',
  504: 'Time-out',
};

/** Codes of calls are names of HTTP statuses (WDL reference 9.5); the others come of what a step works with. */
export function errorClassOf(code: string): ErrorClass {
  if (code.endsWith('TimedOut')) return 'Time-out';
  const status = httpStatusOf(code);
  if (status === undefined) return 'Data';
  return BY_STATUS[status] ?? (status >= 500 ? 'Server' : 'Client');
}

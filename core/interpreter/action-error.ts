/** How a runner says that its action failed: the error becomes the action's result and is seen by nobody else. */

import type { Value } from '#core/json/value.ts';

export type ActionErrorOptions = { inputs?: Value; outputs?: Value };

export class ActionError extends Error {
  readonly code: string;
  /** What is known of the action all the same. */
  readonly known: ActionErrorOptions;

  constructor(code: string, message: string, known: ActionErrorOptions = {}) {
    super(message);
    this.name = 'ActionError';
    this.code = code;
    this.known = known;
  }
}

/** True for what a promise of the host throws once its signal is aborted. */
export function isAbortError(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Throws what an aborted promise of the host throws, when the work was taken back. */
export function throwIfAborted(signal: AbortSignal): void {
  if (!signal.aborted) return;
  const error = new Error('The action was taken back.');
  error.name = 'AbortError';
  throw error;
}

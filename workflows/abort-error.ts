/** How a `Host` says that work was taken back (core/interpreter/host.ts). */

export function abortError(): Error {
  const error = new Error('The work was taken back.');
  error.name = 'AbortError';
  return error;
}

export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError();
}

/** Why something could not be set up, in one line that also says what to do. Scripts print the message alone, without a stack. */
export class SetUpError extends Error {
  override name = 'SetUpError';
}

/** The line to print for anything thrown during set-up. */
export function setUpFailureLine(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return 'The disk is full: free some space and start again.';
  if (code === 'EACCES' || code === 'EROFS')
    return `${messageOf(error)}: make that path writable, or set MILLRACE_HOME.`;
  return messageOf(error);
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

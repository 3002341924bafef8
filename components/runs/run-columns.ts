/** The columns that a list of runs can have, and where a browser remembers which it has. */

export const RUN_COLUMNS = {
  flow: 'Flow',
  runId: 'Run id',
  trigger: 'Trigger',
  trackingId: 'Tracking id',
  version: 'Version',
  accepted: 'Accepted',
  started: 'Started',
  ended: 'Ended',
  duration: 'Duration',
  errorCode: 'Error code',
  error: 'Error',
} as const;
export type RunColumn = keyof typeof RUN_COLUMNS;

export const ALL_COLUMNS = Object.keys(RUN_COLUMNS) as RunColumn[];
const FIRST_COLUMNS: readonly RunColumn[] = ['flow', 'trigger', 'version', 'started', 'duration', 'error'];

/** A cookie, so that the server renders the columns that will stay. */
export const COLUMNS_COOKIE = 'run-columns';
const A_YEAR = 31_536_000;

/** In the order of the table, whatever the cookie says. */
export function readColumns(cookie: string | undefined): RunColumn[] {
  if (cookie === undefined) return [...FIRST_COLUMNS];
  const names = cookie.split('.');
  return ALL_COLUMNS.filter((column) => names.includes(column));
}

/** The text to set as `document.cookie`. */
export function columnsCookie(columns: readonly RunColumn[]): string {
  return `${COLUMNS_COOKIE}=${columns.join('.')}; path=/; max-age=${A_YEAR}; samesite=lax`;
}

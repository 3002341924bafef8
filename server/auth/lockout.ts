/** How long an account is closed to guesses: after five wrong passwords a quarter of an hour, then twice as long each time. */

const FREE_TRIES = 5;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 3_600_000;

/** Milliseconds to lock the account after its `failures`-th wrong password in a row; 0 for not at all. */
export function lockDuration(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_LOCK_MS * 2 ** (failures - FREE_TRIES), LONGEST_LOCK_MS);
}

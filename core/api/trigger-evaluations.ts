/** What the server says to the pages about a trigger that nobody calls: what became of it, the newest first. */

/** Times are in milliseconds since the epoch. */
export type TriggerEvaluation = {
  id: string;
  /** Missed: nothing could fire it at its time, and it was not made up for. */
  status: 'Fired' | 'Skipped' | 'Failed' | 'Missed';
  code: string;
  message: string | null;
  /** How many in a row went like this, from the first to the last. */
  times: number;
  firstAt: number;
  lastAt: number;
};

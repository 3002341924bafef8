/** A point in time as a person picks it, and as the language writes it: `2027-01-31T08:00:00Z` (WDL reference 13 and 16). */

const PATTERN = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?(Z)?$/;

export type PickedTime = {
  /** `2027-01-31T08:00:00`, as a picker of the browser takes it. */
  local: string;
  /** In UTC; else in the zone that stands beside it. */
  isUtc: boolean;
};

/** Undefined for expressions and for times with an offset, which are edited as text. */
export function readDateTime(text: string): PickedTime | undefined {
  const match = PATTERN.exec(text.trim());
  if (!match) return undefined;
  const [, date, time, seconds = '00', z] = match;
  return { local: `${date}T${time}:${seconds}`, isUtc: z !== undefined };
}

/** Browsers leave out seconds that are zero. */
export function writeDateTime({ local, isUtc }: PickedTime): string {
  const full = /T\d{2}:\d{2}$/.test(local) ? `${local}:00` : local;
  return `${full}${isUtc ? 'Z' : ''}`;
}

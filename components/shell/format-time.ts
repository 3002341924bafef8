/** Times and durations in words, in the viewer's own language and zone. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { unit: 'day', size: DAY },
  { unit: 'hour', size: HOUR },
  { unit: 'minute', size: MINUTE },
] as const;

/** "5 minutes ago", "in 2 hours"; within half a minute "just now". */
export function relativeTime(at: number, now: number): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < MINUTE / 2) return 'just now';
  if (size < MINUTE) return distance < 0 ? 'less than a minute ago' : 'in less than a minute';
  const { unit, size: one } = UNITS.find((candidate) => size >= candidate.size) ?? UNITS[2];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(distance / one), unit);
}

/** "22 Nov 2026, 14:03:09" with the name of the zone. */
export function fullTime(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' }).format(at);
}

/** "480 ms", "2.4 s", "3 min 12 s", "2 h 5 min", "3 d 4 h". */
export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  if (milliseconds < 10_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  if (milliseconds < MINUTE) return `${Math.round(milliseconds / 1_000)} s`;
  if (milliseconds < HOUR) return twoParts(milliseconds, { big: MINUTE, bigName: 'min', small: 1_000, smallName: 's' });
  if (milliseconds < DAY) return twoParts(milliseconds, { big: HOUR, bigName: 'h', small: MINUTE, smallName: 'min' });
  return twoParts(milliseconds, { big: DAY, bigName: 'd', small: HOUR, smallName: 'h' });
}

type Parts = { big: number; bigName: string; small: number; smallName: string };

function twoParts(milliseconds: number, { big, bigName, small, smallName }: Parts): string {
  const rest = Math.floor((milliseconds % big) / small);
  const first = `${Math.floor(milliseconds / big)} ${bigName}`;
  return rest === 0 ? first : `${first} ${rest} ${smallName}`;
}

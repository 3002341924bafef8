/** ISO 8601 durations (WDL reference 11.3). A month counts as 30 days and a year as 365. */

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const PATTERN = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i;

/** Milliseconds of a duration such as `PT1H30M`; `undefined` when the text is none. */
export function parseDuration(text: string): number | undefined {
  const match = PATTERN.exec(text.trim());
  if (match === null) return undefined;
  const [, years, months, weeks, days, time, hours, minutes, seconds] = match;
  const parts = [years, months, weeks, days, hours, minutes, seconds];
  if (parts.every((part) => part === undefined) || time?.toUpperCase() === 'T') return undefined;
  const whole = amount(years) * 365 + amount(months) * 30 + amount(weeks) * 7 + amount(days);
  return Math.round(whole * DAY + (amount(hours) * 3600 + amount(minutes) * 60 + amount(seconds)) * SECOND);
}

function amount(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'));
}

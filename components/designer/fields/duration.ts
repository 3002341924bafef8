/** An ISO 8601 duration of one unit, as number and unit: `PT30S`, `P2D` (WDL reference 11.3). */

export const DURATION_UNITS = [
  { unit: 'S', label: 'seconds', prefix: 'PT' },
  { unit: 'M', label: 'minutes', prefix: 'PT' },
  { unit: 'H', label: 'hours', prefix: 'PT' },
  { unit: 'D', label: 'days', prefix: 'P' },
] as const;

export type DurationUnit = (typeof DURATION_UNITS)[number]['unit'];

/** Undefined when the text has another form, for example several units or an expression. */
export function readDuration(text: string): { count: string; unit: DurationUnit } | undefined {
  const match = /^P(?:(\d+)D|T(\d+)([SMH]))$/.exec(text);
  if (!match) return undefined;
  const [, days, count, unit] = match;
  if (days !== undefined) return { count: days, unit: 'D' };
  const known = DURATION_UNITS.find((entry) => entry.unit === unit);
  return known && count !== undefined ? { count, unit: known.unit } : undefined;
}

export function writeDuration({ count, unit }: { count: string; unit: DurationUnit }): string {
  const known = DURATION_UNITS.find((entry) => entry.unit === unit);
  return `${known?.prefix ?? 'PT'}${count}${unit}`;
}

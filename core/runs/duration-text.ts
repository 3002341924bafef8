/** A stretch of time in words, exact enough to read and no more: `320 ms`, `4.2 s`, `2 min 5 s`, `3 h 4 min`, `2 d 3 h`. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function durationText(milliseconds: number): string {
  const time = Math.max(0, Math.round(milliseconds));
  if (time < SECOND) return `${time} ms`;
  if (time < 9_950) return `${(time / SECOND).toFixed(1).replace('.0', '')} s`;
  const seconds = Math.round(time / SECOND) * SECOND;
  if (seconds < MINUTE) return `${seconds / SECOND} s`;
  if (seconds < HOUR) return pair({ time: seconds, large: [MINUTE, 'min'], small: [SECOND, 's'] });
  if (seconds < DAY) return pair({ time: seconds, large: [HOUR, 'h'], small: [MINUTE, 'min'] });
  return pair({ time: seconds, large: [DAY, 'd'], small: [HOUR, 'h'] });
}

type Unit = [milliseconds: number, name: string];

function pair({ time, large, small }: { time: number; large: Unit; small: Unit }): string {
  const most = Math.floor(time / large[0]);
  const rest = Math.floor((time - most * large[0]) / small[0]);
  return rest === 0 ? `${most} ${large[1]}` : `${most} ${large[1]} ${rest} ${small[1]}`;
}

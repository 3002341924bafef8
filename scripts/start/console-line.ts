/** What of a process's output is worth a line on the console: warnings, errors, and what is no log line at all. */
import { z } from 'zod';

const logLine = z.looseObject({
  level: z.string(),
  time: z.string(),
  msg: z.string().optional(),
  err: z.looseObject({ message: z.string() }).optional(),
  runId: z.string().optional(),
  flowId: z.string().optional(),
});

const SHOWN = new Set(['warn', 'error', 'fatal']);

/** The line for the console, or undefined. Plain text counts when it was written to standard error. */
export function consoleLine(name: string, line: string, isError: boolean): string | undefined {
  const parsed = logLine.safeParse(parseJson(line));
  if (!parsed.success) return isError && line.trim() !== '' ? `${name}: ${line}` : undefined;
  const { level, time, msg, err, runId, flowId } = parsed.data;
  if (!SHOWN.has(level)) return undefined;
  const texts = [msg, err && err.message !== msg ? err.message : undefined];
  const ids = [runId && `run ${runId}`, flowId && `flow ${flowId}`].filter(Boolean).join(', ');
  const text = texts.filter(Boolean).join(': ');
  return `${time.slice(11, 19)} ${name} ${level}: ${text}${ids ? ` (${ids})` : ''}`;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

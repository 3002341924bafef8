/** The log of a process: one JSON object per line on standard output, readable lines when that is a terminal. */

import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';
import { redact, redactLine } from './log-redaction.ts';

export type Log = Logger;

/** Lines carry the process's `name`; give `runId` and `flowId` wherever there is one. The level is `LOG_LEVEL`. */
export function createLog(
  name: 'gateway' | 'web' | 'worker',
  destination: NodeJS.WritableStream = standardOutput(),
): Log {
  return pino(
    {
      name,
      level: process.env.LOG_LEVEL || 'info',
      base: { name, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redact(fields) as { [name: string]: unknown },
      },
      serializers: { err: (error: Error) => redact(pino.stdSerializers.err(error)) },
      hooks: { streamWrite: redactLine },
    },
    destination,
  );
}

function standardOutput(): NodeJS.WritableStream {
  return process.stdout.isTTY ? pretty({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }) : process.stdout;
}

/** `npm start`: starts Millrace, says where it is, and stops it in order when it is told to or when its parent is gone. */

import { endNodePrograms } from '#scripts/build/run-node.ts';
import { messageOf, setUpFailureLine } from '#scripts/set-up-error.ts';
import { readStartSettings, SettingsError, type StartSettings } from '#server/settings.ts';
import { seconds } from './progress.ts';
import { type Started, startMillrace } from './start-millrace.ts';
import { createStopStack } from './stop-stack.ts';

const LOOK_FOR_PARENT_EVERY = 500;

/** The exit code: 0 when it was stopped, 1 when it could not start. */
export async function main(): Promise<number> {
  const begin = Date.now();
  const stops = createStopStack();
  const told = toldToStop();
  try {
    const settings = readStartSettings();
    const starting = startMillrace(settings, print, stops);
    const started = await Promise.race([starting, told]);
    if (started === undefined) {
      console.log('Stopping Millrace');
      endNodePrograms();
      await stops.stopAll();
      await starting.catch(() => undefined);
    } else {
      console.log(readyBlock(started, settings, begin));
      process.on('SIGUSR2', () => void started.replaceGateway().catch((error) => print(messageOf(error))));
      await told;
      console.log('Stopping Millrace');
      await stops.stopAll();
    }
    return 0;
  } catch (error) {
    await stops.stopAll();
    console.error(error instanceof SettingsError ? error.message : setUpFailureLine(error));
    return 1;
  }
}

/** The console may be gone before the processes are. */
function print(line: string): void {
  if (process.stdout.writable) console.log(line);
}

/**
 * Fulfilled at Ctrl-C, SIGTERM, or when the process that started this one is gone: npm does not pass signals on to
 * what it runs.
 */
function toldToStop(): Promise<undefined> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined));
    setInterval(() => {
      if (process.ppid !== parent) resolve(undefined);
    }, LOOK_FOR_PARENT_EVERY);
    process.stdout.on('error', () => resolve(undefined));
  });
}

function readyBlock(
  { url, home, logs, hasAccount, setupCode }: Started,
  { host }: StartSettings,
  begin: number,
): string {
  const account = hasAccount ? 'Sign in with your account.' : 'The first visit makes the owner account.';
  const rows = [
    ['Address', `${url} (listening on ${host})`],
    ['Sign in', account],
    ...(setupCode === undefined ? [] : [['Set-up code', setupCode]]),
    ['Data', home],
    ['Logs', logs],
    ['Stop', 'Ctrl-C'],
  ];
  const lines = rows.map(([name = '', value]) => `  ${name.padEnd(12)} ${value}`);
  return ['', `Millrace is ready (${seconds(begin)})`, ...lines, ''].join('\n');
}

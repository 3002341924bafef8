/** The log files of the processes: one each, never larger than a limit. */
import { copyFile, mkdir, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes a log may reach. What it held is then kept once, as NAME.log.1. */
const LIMIT = 10 * 1024 * 1024;
const LOOK_EVERY = 30_000;

/** Makes the folder and keeps its logs bounded until the function it returns is called. */
export async function keepLogsBounded(folder: string, limit = LIMIT): Promise<() => void> {
  await mkdir(folder, { recursive: true });
  await boundLogs(folder, limit);
  const timer = setInterval(() => {
    boundLogs(folder, limit).catch(() => undefined);
  }, LOOK_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/** Cuts logs off in place: the processes go on writing to the files they have opened for appending. */
export async function boundLogs(folder: string, limit: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  for (const file of names.map((name) => join(folder, name))) {
    if ((await stat(file)).size <= limit) continue;
    await copyFile(file, `${file}.1`);
    await truncate(file, 0);
  }
}

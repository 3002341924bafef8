import { describe, expect, it } from 'vitest';
import { keepRunning, type Running } from './keep-running.ts';

function deferred() {
  let resolve: (text: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Processes that end when told to. */
function fakeProcesses() {
  const started: { end: (how: string) => void; stops: number }[] = [];
  const waiting: (() => void)[] = [];
  const start = async (): Promise<Running> => {
    const ending = deferred();
    const process = { end: ending.resolve, stops: 0 };
    started.push(process);
    waiting.shift()?.();
    return {
      pid: started.length,
      ended: ending.promise,
      stop: async () => {
        process.stops += 1;
        ending.resolve('SIGTERM');
      },
    };
  };
  const nextStart = () => new Promise<void>((resolve) => waiting.push(resolve));
  return { started, start, nextStart };
}

describe('keepRunning', () => {
  it('starts a process again that ended, and says how it ended and when it comes back', async () => {
    const { started, start, nextStart } = fakeProcesses();
    const lines: string[] = [];
    const kept = await keepRunning({ name: 'worker', start, report: (line) => lines.push(line), firstPause: 2 });
    for (const how of ['exit code 1', 'SIGKILL']) {
      const again = nextStart();
      started.at(-1)?.end(how);
      await again;
    }
    expect(lines).toEqual([
      'worker ended (exit code 1): starting it again in 0.002 s',
      'worker ended (SIGKILL): starting it again in 0.004 s',
    ]);
    await kept.stop();
    expect(started).toHaveLength(3);
  });

  it('throws what the first start throws', async () => {
    const start = () => Promise.reject(new Error('no disk'));
    await expect(keepRunning({ name: 'worker', start, report: () => undefined })).rejects.toThrow('no disk');
  });

  it('replaces a process once the new one is ready, and keeps that one running', async () => {
    const { started, start } = fakeProcesses();
    const lines: string[] = [];
    const pids: number[] = [];
    const ready = deferred();
    const slow = async () => ({ ...(await start()), ready: ready.promise.then(() => undefined) });
    const options = { report: (line: string) => lines.push(line), onStart: (pid: number) => pids.push(pid) };
    const kept = await keepRunning({ name: 'gateway', start: slow, firstPause: 2, ...options });
    const replacing = kept.replace();
    await new Promise((resolve) => setImmediate(resolve));
    expect(started[0]?.stops).toBe(0);
    ready.resolve('open');
    await replacing;
    expect([started[0]?.stops, started[1]?.stops, kept.pid]).toEqual([1, 0, 2]);
    expect(lines).toEqual(['gateway was replaced']);
    expect(pids).toEqual([1, 2]);
    await kept.stop();
    expect(started).toHaveLength(2);
  });

  it('keeps the old process where a new one ends before it is ready', async () => {
    const { started, start } = fakeProcesses();
    const lines: string[] = [];
    const never = async () => ({ ...(await start()), ready: new Promise<void>(() => undefined) });
    const kept = await keepRunning({ name: 'gateway', start: never, report: (line) => lines.push(line) });
    const replacing = kept.replace();
    await new Promise((resolve) => setImmediate(resolve));
    started[1]?.end('exit code 1');
    await replacing;
    expect([started[0]?.stops, kept.pid]).toEqual([0, 1]);
    expect(lines).toEqual(['gateway could not be replaced: the one that runs goes on']);
    await kept.stop();
  });

  it('tries again when a later start fails', async () => {
    const { started, start, nextStart } = fakeProcesses();
    const lines: string[] = [];
    let failures = 1;
    const sometimes = async () => {
      if (started.length === 1 && failures-- > 0) throw new Error('port taken');
      return await start();
    };
    const kept = await keepRunning({
      name: 'temporal',
      start: sometimes,
      report: (line) => lines.push(line),
      firstPause: 1,
    });
    const again = nextStart();
    started[0]?.end('exit code 1');
    await again;
    expect(lines[1]).toBe('temporal did not start (port taken): trying again in 0.002 s');
    await kept.stop();
  });

  it('does not start again what it was told to stop', async () => {
    const { started, start } = fakeProcesses();
    const lines: string[] = [];
    const kept = await keepRunning({ name: 'web', start, report: (line) => lines.push(line), firstPause: 1 });
    await kept.stop();
    expect(started).toHaveLength(1);
    expect(lines).toEqual([]);
  });

  it('stops at once while it waits to start again', async () => {
    const { started, start } = fakeProcesses();
    const reported = deferred();
    const kept = await keepRunning({ name: 'web', start, report: reported.resolve, firstPause: 60_000 });
    started[0]?.end('exit code 1');
    await reported.promise;
    await kept.stop();
    expect(started).toHaveLength(1);
  });
});
